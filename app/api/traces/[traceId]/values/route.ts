import { traceParamsSchema } from '@/lib/contracts/trace';
import { traceValuesQuerySchema } from '@/lib/contracts/trace-outline';
import { traceValues } from '@/lib/domain/trace-values';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: traceParamsSchema, query: traceValuesQuerySchema },
  ({ ctx, params, query }) => traceValues(ctx, params.traceId, query.field, query.apart === 'true'),
);
