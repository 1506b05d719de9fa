import { snapshotDeleteQuerySchema, snapshotParamsSchema } from '@/lib/contracts/snapshot';
import { deleteSnapshot, getSnapshot } from '@/lib/domain/snapshots';
import { apiRoute } from '@/lib/http/route';

const params = snapshotParamsSchema;

export const GET = apiRoute({ params }, ({ ctx, params: { id } }) => getSnapshot(ctx, id));

export const DELETE = apiRoute(
  { params, query: snapshotDeleteQuerySchema },
  async ({ ctx, params: { id }, query }) => {
    await deleteSnapshot(ctx, id, query);
    return new Response(null, { status: 204 });
  },
);
