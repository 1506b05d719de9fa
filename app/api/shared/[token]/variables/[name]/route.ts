import { sharedVariableBodySchema, sharedVariableParamsSchema } from '@/lib/contracts/dashboard/share-api';
import { sharedVariable } from '@/lib/domain/shared-variable';
import { sharedRoute } from '@/lib/http/route';

export const POST = sharedRoute(
  { params: sharedVariableParamsSchema, body: sharedVariableBodySchema },
  ({ shared, params: { name }, body }) => sharedVariable(shared, name, body),
);
