import { traceCompareQuerySchema } from '@/lib/contracts/trace-compare';
import { compareCohorts } from '@/lib/domain/compare-cohorts';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: traceCompareQuerySchema }, ({ ctx, query }) =>
  compareCohorts(ctx, query),
);
