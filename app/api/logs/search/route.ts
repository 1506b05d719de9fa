import { logSearchQuerySchema } from '@/lib/contracts/log-search';
import { searchLogs } from '@/lib/domain/search-logs';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logSearchQuerySchema }, ({ ctx, query }) => searchLogs(ctx, query));
