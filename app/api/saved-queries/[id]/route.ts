import {
  savedQueryDeleteQuerySchema,
  savedQueryParamsSchema,
  savedQueryUpdateSchema,
} from '@/lib/contracts/saved-query';
import { deleteSavedQuery } from '@/lib/domain/delete-saved-query';
import { getSavedQuery } from '@/lib/domain/get-saved-query';
import { updateSavedQuery } from '@/lib/domain/update-saved-query';
import { apiRoute } from '@/lib/http/route';

const params = savedQueryParamsSchema;

export const GET = apiRoute({ params }, ({ ctx, params: { id } }) => getSavedQuery(ctx, id));

export const PATCH = apiRoute({ params, body: savedQueryUpdateSchema }, ({ ctx, params: { id }, body }) =>
  updateSavedQuery(ctx, id, body),
);

export const DELETE = apiRoute(
  { params, query: savedQueryDeleteQuerySchema },
  async ({ ctx, params: { id }, query }) => {
    await deleteSavedQuery(ctx, id, query);
    return new Response(null, { status: 204 });
  },
);
