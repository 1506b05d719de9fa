import { traceParamsSchema } from '@/lib/contracts/trace';
import { getTrace } from '@/lib/domain/get-trace';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: traceParamsSchema }, ({ ctx, params }) =>
  getTrace(ctx, params.traceId),
);
