import { shareParamsSchema } from '@/lib/contracts/dashboard/share-api';
import { revokeShare } from '@/lib/domain/dashboard-shares';
import { apiRoute } from '@/lib/http/route';

export const DELETE = apiRoute({ params: shareParamsSchema }, async ({ ctx, params: { id, share } }) => {
  await revokeShare(ctx, id, share);
  return new Response(null, { status: 204 });
});
