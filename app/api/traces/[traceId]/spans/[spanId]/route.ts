import { traceSpanParamsSchema } from '@/lib/contracts/trace-outline';
import { getTraceSpan } from '@/lib/domain/get-trace-span';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: traceSpanParamsSchema }, ({ ctx, params }) =>
  getTraceSpan(ctx, params.traceId, params.spanId),
);
