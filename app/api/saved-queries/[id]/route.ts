import { savedQueryParamsSchema, savedQueryUpdateSchema } from '@/lib/contracts/saved-query';
import { deleteSavedQuery } from '@/lib/domain/delete-saved-query';
import { getSavedQuery } from '@/lib/domain/get-saved-query';
import { updateSavedQuery } from '@/lib/domain/update-saved-query';
import { apiRoute } from '@/lib/http/route';

const params = savedQueryParamsSchema;

export const GET = apiRoute({ params }, ({ ctx, params: { id } }) => getSavedQuery(ctx, id));

export const PATCH = apiRoute({ params, body: savedQueryUpdateSchema }, ({ ctx, params: { id }, body }) =>
  updateSavedQuery(ctx, id, body),
);

export const DELETE = apiRoute({ params }, async ({ ctx, params: { id } }) => {
  await deleteSavedQuery(ctx, id);
  return new Response(null, { status: 204 });
});
