import { getHealth } from '@/lib/domain/get-health';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({}, async ({ ctx }) => {
  const health = await getHealth(ctx);
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
});
