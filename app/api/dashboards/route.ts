import { dashboardCreateSchema, dashboardListQuerySchema } from '@/lib/contracts/dashboard/dashboard-api';
import { createDashboard } from '@/lib/domain/create-dashboard';
import { listDashboards } from '@/lib/domain/list-dashboards';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: dashboardListQuerySchema }, ({ ctx, query }) =>
  listDashboards(ctx, query),
);

export const POST = apiRoute({ body: dashboardCreateSchema }, async ({ ctx, body }) => {
  const made = await createDashboard(ctx, body);
  return Response.json(made, {
    status: 201,
    headers: { location: `/dashboards/${made.id}`, 'cache-control': 'no-store' },
  });
});
