import { describeApi } from '@/lib/domain/describe-api';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({}, async () => describeApi());
