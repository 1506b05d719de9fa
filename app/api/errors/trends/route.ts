import { errorTrendsQuerySchema } from '@/lib/contracts/error-trends';
import { errorTrends } from '@/lib/domain/error-trends';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: errorTrendsQuerySchema }, ({ ctx, query }) => errorTrends(ctx, query));
