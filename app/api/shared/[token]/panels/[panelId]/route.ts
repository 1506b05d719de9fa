import { sharedPanelBodySchema, sharedPanelParamsSchema } from '@/lib/contracts/dashboard/share-api';
import { sharedPanel } from '@/lib/domain/shared-panel';
import { sharedRoute } from '@/lib/http/route';

export const POST = sharedRoute(
  { params: sharedPanelParamsSchema, body: sharedPanelBodySchema },
  ({ shared, params: { panelId }, body }) => sharedPanel(shared, panelId, body),
);
