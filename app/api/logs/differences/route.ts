import { logDifferencesQuerySchema } from '@/lib/contracts/log-differences';
import { logDifferences } from '@/lib/domain/log-differences';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logDifferencesQuerySchema }, ({ ctx, query }) =>
  logDifferences(ctx, query),
);
