import { serviceParamsSchema } from '@/lib/contracts/service-detail';
import { listOperations } from '@/lib/domain/list-operations';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: serviceParamsSchema }, ({ ctx, params }) =>
  listOperations(ctx, params.service),
);
