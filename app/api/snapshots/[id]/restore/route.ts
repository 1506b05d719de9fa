import { snapshotParamsSchema } from '@/lib/contracts/snapshot';
import { restoreSnapshot } from '@/lib/domain/snapshots';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute({ params: snapshotParamsSchema }, ({ ctx, params: { id } }) =>
  restoreSnapshot(ctx, id),
);
