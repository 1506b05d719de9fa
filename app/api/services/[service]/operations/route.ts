import { operationsParamsSchema } from '@/lib/contracts/trace-search';
import { listOperations } from '@/lib/domain/list-operations';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: operationsParamsSchema }, ({ ctx, params }) =>
  listOperations(ctx, params.service),
);
