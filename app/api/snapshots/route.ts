import { snapshotCreateSchema, snapshotListQuerySchema } from '@/lib/contracts/snapshot';
import { createSnapshot, listSnapshots } from '@/lib/domain/snapshots';
import { apiRoute } from '@/lib/http/route';

export const GET = apiRoute({ query: snapshotListQuerySchema }, ({ ctx, query }) =>
  listSnapshots(ctx, query),
);

export const POST = apiRoute({ body: snapshotCreateSchema }, async ({ ctx, body }) => {
  const { snapshot, isNew } = await createSnapshot(ctx, body);
  const headers = { location: `/s/${snapshot.id}`, 'cache-control': 'no-store' };
  return Response.json(snapshot, { status: isNew ? 201 : 200, headers });
});
