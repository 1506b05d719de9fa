import { savedQueryCreateSchema, savedQueryListQuerySchema } from '@/lib/contracts/saved-query';
import { listSavedQueries } from '@/lib/domain/list-saved-queries';
import { saveQuery } from '@/lib/domain/save-query';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: savedQueryListQuerySchema }, ({ ctx, query }) =>
  listSavedQueries(ctx, query),
);

export const POST = apiRoute({ body: savedQueryCreateSchema }, async ({ ctx, body }) => {
  const saved = await saveQuery(ctx, body);
  return Response.json(saved, { status: 201, headers: { location: `/q/${saved.id}` } });
});
