import { logPatternsQuerySchema } from '@/lib/contracts/log-patterns';
import { logPatterns } from '@/lib/domain/log-patterns';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logPatternsQuerySchema }, ({ ctx, query }) => logPatterns(ctx, query));
