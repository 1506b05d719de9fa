import { traceParamsSchema } from '@/lib/contracts/trace';
import { getTraceLogs } from '@/lib/domain/get-trace-logs';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: traceParamsSchema }, ({ ctx, params }) =>
  getTraceLogs(ctx, params.traceId),
);
