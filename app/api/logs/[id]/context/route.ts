import { logParamsSchema } from '@/lib/contracts/log';
import { logContextQuerySchema } from '@/lib/contracts/log-context';
import { logContext } from '@/lib/domain/log-context';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute(
  { params: logParamsSchema, query: logContextQuerySchema },
  ({ ctx, params, query }) => logContext(ctx, params.id, query),
);
