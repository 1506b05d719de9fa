import { listReleases } from '@/lib/domain/list-releases';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({}, ({ ctx }) => listReleases(ctx));
