import { listServices } from '@/lib/domain/list-services';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({}, ({ ctx }) => listServices(ctx));
