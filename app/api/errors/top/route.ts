import { errorTopQuerySchema } from '@/lib/contracts/error-trends';
import { errorTop } from '@/lib/domain/error-top';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: errorTopQuerySchema }, ({ ctx, query }) => errorTop(ctx, query));
