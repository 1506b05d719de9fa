import {
  dashboardAttributesQuerySchema,
  dashboardParamsSchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import { dashboardAttributes } from '@/lib/domain/dashboard-attributes';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: dashboardParamsSchema, query: dashboardAttributesQuerySchema },
  ({ ctx, params: { id }, query }) => dashboardAttributes(ctx, id, query),
);
