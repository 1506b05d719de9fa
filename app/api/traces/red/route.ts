import { traceRedQuerySchema } from '@/lib/contracts/trace-red';
import { spanRed } from '@/lib/domain/span-red';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: traceRedQuerySchema }, ({ ctx, query }) => spanRed(ctx, query));
