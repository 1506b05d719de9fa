import { dashboardParamsSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { restoreDashboard } from '@/lib/domain/restore-dashboard';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ params: dashboardParamsSchema }, ({ ctx, params: { id } }) =>
  restoreDashboard(ctx, id),
);
