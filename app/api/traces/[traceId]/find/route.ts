import { traceParamsSchema } from '@/lib/contracts/trace';
import { traceFindQuerySchema } from '@/lib/contracts/trace-outline';
import { findTraceSpans } from '@/lib/domain/find-trace-spans';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: traceParamsSchema, query: traceFindQuerySchema },
  ({ ctx, params, query: { q, apart, pieces } }) =>
    findTraceSpans(ctx, params.traceId, q, { apart: apart === 'true', pieces: pieces === 'true' }),
);
