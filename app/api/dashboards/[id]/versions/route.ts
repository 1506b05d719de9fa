import { dashboardParamsSchema, dashboardVersionsQuerySchema } from '@/lib/contracts/dashboard/dashboard-api';
import { listDashboardVersions } from '@/lib/domain/dashboard-versions';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: dashboardParamsSchema, query: dashboardVersionsQuerySchema },
  ({ ctx, params: { id }, query }) => listDashboardVersions(ctx, id, query.editor),
);
