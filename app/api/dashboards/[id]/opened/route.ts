import { dashboardParamsSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { openedBodySchema } from '@/lib/contracts/saved-place';
import { markDashboardOpened } from '@/lib/domain/mark-dashboard-opened';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute(
  { params: dashboardParamsSchema, body: openedBodySchema },
  async ({ ctx, params: { id }, body }) => {
    await markDashboardOpened(ctx, id, body.editor);
    return new Response(null, { status: 204 });
  },
);
