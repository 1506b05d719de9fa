import { dashboardParamsSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { boardSnapshotCreateSchema } from '@/lib/contracts/snapshot';
import { createBoardSnapshot } from '@/lib/domain/board-snapshots';
import { apiRoute } from '@/lib/http/route';

export const POST = apiRoute(
  { params: dashboardParamsSchema, body: boardSnapshotCreateSchema },
  async ({ ctx, params: { id }, body }) => {
    const { snapshot, isNew } = await createBoardSnapshot(ctx, id, body);
    const headers = { location: `/s/${snapshot.id}`, 'cache-control': 'no-store' };
    return Response.json(snapshot, { status: isNew ? 201 : 200, headers });
  },
);
