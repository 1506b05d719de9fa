import { logParamsSchema } from '@/lib/contracts/log';
import { getLog } from '@/lib/domain/get-log';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: logParamsSchema }, ({ ctx, params }) => getLog(ctx, params.id));
