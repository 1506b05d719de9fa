import { logStatsQuerySchema } from '@/lib/contracts/log-stats';
import { fieldStats } from '@/lib/domain/field-stats';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logStatsQuerySchema }, ({ ctx, query }) => fieldStats(ctx, query));
