import { snapshotParamsSchema } from '@/lib/contracts/snapshot';
import { getBoardSnapshot } from '@/lib/domain/board-snapshots';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ params: snapshotParamsSchema }, ({ ctx, params: { id } }) =>
  getBoardSnapshot(ctx, id),
);
