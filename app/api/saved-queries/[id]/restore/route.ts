import { savedQueryParamsSchema } from '@/lib/contracts/saved-query';
import { restoreSavedQuery } from '@/lib/domain/restore-saved-query';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ params: savedQueryParamsSchema }, ({ ctx, params: { id } }) =>
  restoreSavedQuery(ctx, id),
);
