import { traceParamsSchema } from '@/lib/contracts/trace';
import { traceFields } from '@/lib/domain/trace-fields';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: traceParamsSchema }, ({ ctx, params }) =>
  traceFields(ctx, params.traceId),
);
