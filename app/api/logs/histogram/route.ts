import { logHistogramQuerySchema } from '@/lib/contracts/log-search';
import { logHistogram } from '@/lib/domain/log-histogram';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logHistogramQuerySchema }, ({ ctx, query }) => logHistogram(ctx, query));
