import { serviceDetailQuerySchema, serviceParamsSchema } from '@/lib/contracts/service-detail';
import { serviceDetail } from '@/lib/domain/service-detail';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: serviceParamsSchema, query: serviceDetailQuerySchema },
  ({ ctx, params, query }) => serviceDetail(ctx, params.service, query),
);
