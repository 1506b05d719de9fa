import { logValuesQuerySchema } from '@/lib/contracts/log-values';
import { fieldValues } from '@/lib/domain/field-values';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: logValuesQuerySchema }, ({ ctx, query }) => fieldValues(ctx, query));
