import { dashboardParamsSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { shareCreateSchema } from '@/lib/contracts/dashboard/share-api';
import { createShare, listShares } from '@/lib/domain/dashboard-shares';
import { apiRoute } from '@/lib/http/route';

const params = dashboardParamsSchema;

export const GET = apiRoute({ params }, ({ ctx, params: { id } }) => listShares(ctx, id));

export const POST = apiRoute({ params, body: shareCreateSchema }, async ({ ctx, params: { id }, body }) => {
  const created = await createShare(ctx, id, body);
  return Response.json(created, { status: 201, headers: { 'cache-control': 'no-store' } });
});
