import { openedBodySchema } from '@/lib/contracts/saved-place';
import { savedQueryParamsSchema } from '@/lib/contracts/saved-query';
import { markSavedQueryOpened } from '@/lib/domain/mark-saved-query-opened';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute(
  { params: savedQueryParamsSchema, body: openedBodySchema },
  async ({ ctx, params: { id }, body }) => {
    await markSavedQueryOpened(ctx, id, body.editor);
    return new Response(null, { status: 204 });
  },
);
