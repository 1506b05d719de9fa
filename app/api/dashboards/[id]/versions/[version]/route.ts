import {
  dashboardVersionParamsSchema,
  dashboardVersionsQuerySchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import { getDashboardVersion } from '@/lib/domain/dashboard-versions';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: dashboardVersionParamsSchema, query: dashboardVersionsQuerySchema },
  ({ ctx, params: { id, version }, query }) => getDashboardVersion(ctx, id, version, query.editor),
);
