import { traceSearchQuerySchema } from '@/lib/contracts/trace-search';
import { searchTraces } from '@/lib/domain/search-traces';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: traceSearchQuerySchema }, ({ ctx, query }) => searchTraces(ctx, query));
