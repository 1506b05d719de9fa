import { getStatus } from '@/lib/domain/get-status';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({}, ({ ctx }) => getStatus(ctx));
