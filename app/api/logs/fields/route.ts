import { logFieldsQuerySchema } from '@/lib/contracts/log-search';
import { logFields } from '@/lib/domain/log-fields';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logFieldsQuerySchema }, ({ ctx, query }) => logFields(ctx, query));
