import {
  dashboardDraftQuerySchema,
  dashboardDraftSaveSchema,
  dashboardParamsSchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import { dropDashboardDraft, saveDashboardDraft } from '@/lib/domain/dashboard-draft';
import { apiRoute } from '@/lib/http/route';

const params = dashboardParamsSchema;

export const PUT = apiRoute({ params, body: dashboardDraftSaveSchema }, ({ ctx, params: { id }, body }) =>
  saveDashboardDraft(ctx, id, body),
);

export const DELETE = apiRoute(
  { params, query: dashboardDraftQuerySchema },
  async ({ ctx, params: { id }, query }) => {
    await dropDashboardDraft(ctx, id, query.editor);
    return new Response(null, { status: 204 });
  },
);
