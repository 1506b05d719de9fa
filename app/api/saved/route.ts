import { savedThingsQuerySchema } from '@/lib/contracts/saved-things';
import { listSavedThings } from '@/lib/domain/list-saved-things';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: savedThingsQuerySchema }, ({ ctx, query }) =>
  listSavedThings(ctx, query),
);
