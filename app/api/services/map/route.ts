import { serviceMapQuerySchema } from '@/lib/contracts/service-map';
import { serviceMap } from '@/lib/domain/service-map';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: serviceMapQuerySchema }, ({ ctx, query }) => serviceMap(ctx, query));
