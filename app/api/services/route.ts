import { serviceListQuerySchema } from '@/lib/contracts/service-list';
import { listServices } from '@/lib/domain/list-services';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: serviceListQuerySchema }, ({ ctx, query }) => listServices(ctx, query));
