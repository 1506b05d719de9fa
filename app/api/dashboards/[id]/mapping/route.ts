import { dashboardMappingSchema, dashboardParamsSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { mapDashboard } from '@/lib/domain/map-dashboard';
import { apiRoute } from '@/lib/http/route';

export const PUT = apiRoute(
  { params: dashboardParamsSchema, body: dashboardMappingSchema },
  ({ ctx, params: { id }, body }) => mapDashboard(ctx, id, body.mapping),
);
