import { traceParamsSchema } from '@/lib/contracts/trace';
import { traceOutlineQuerySchema } from '@/lib/contracts/trace-outline';
import { getTraceOutline } from '@/lib/domain/get-trace-outline';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: traceParamsSchema, query: traceOutlineQuerySchema },
  ({ ctx, params, query }) => getTraceOutline(ctx, params.traceId, query.first),
);
