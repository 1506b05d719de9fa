import {
  dashboardDeleteQuerySchema,
  dashboardParamsSchema,
  dashboardPatchSchema,
  dashboardReadQuerySchema,
  dashboardSaveSchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import { deleteDashboard } from '@/lib/domain/delete-dashboard';
import { getDashboard } from '@/lib/domain/get-dashboard';
import { patchDashboard } from '@/lib/domain/patch-dashboard';
import { saveDashboard } from '@/lib/domain/save-dashboard';
import { apiRoute } from '@/lib/http/route';

const params = dashboardParamsSchema;

export const GET = apiRoute({ params, query: dashboardReadQuerySchema }, ({ ctx, params: { id }, query }) =>
  getDashboard(ctx, id, query.editor),
);

export const PUT = apiRoute({ params, body: dashboardSaveSchema }, ({ ctx, params: { id }, body }) =>
  saveDashboard(ctx, id, body),
);

export const PATCH = apiRoute({ params, body: dashboardPatchSchema }, ({ ctx, params: { id }, body }) =>
  patchDashboard(ctx, id, body),
);

export const DELETE = apiRoute(
  { params, query: dashboardDeleteQuerySchema },
  async ({ ctx, params: { id }, query }) => {
    await deleteDashboard(ctx, id, query);
    return new Response(null, { status: 204 });
  },
);
