import { traceDifferencesQuerySchema } from '@/lib/contracts/trace-differences';
import { traceDifferences } from '@/lib/domain/trace-differences';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: traceDifferencesQuerySchema }, ({ ctx, query }) =>
  traceDifferences(ctx, query),
);
