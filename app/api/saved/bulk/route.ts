import { savedBulkSchema } from '@/lib/contracts/saved-bulk';
import { changeManySaved } from '@/lib/domain/change-many-saved';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ body: savedBulkSchema }, ({ ctx, body }) => changeManySaved(ctx, body));
