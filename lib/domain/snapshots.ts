import { createHash } from 'node:crypto';
import type { RequestContext } from '../contracts/context';
import {
  MAX_SNAPSHOTS,
  type Snapshot,
  type SnapshotCreate,
  type SnapshotList,
  type SnapshotListQuery,
} from '../contracts/snapshot';
import { AppError } from '../errors';
import {
  countSnapshots,
  keepSnapshot,
  purgeSnapshotRow,
  readSnapshot,
  readSnapshots,
  type SnapshotRow,
  trashSnapshotRow,
} from '../store/metadata/snapshots';
import { nowNs } from '../time/time-ns';
import { fixedSearch } from './fixed-search';
import { newShortId } from './short-id';

/**
 * Keeps what a page shows for good: the exact query, columns and times; date math within the query becomes what it means
 * now. The same kept twice is one. Throws AppError `bad_request` for a range that moves, `conflict` when there are 100,000
 * already.
 */
export async function createSnapshot(
  ctx: RequestContext,
  { name, path, search }: SnapshotCreate,
): Promise<{ snapshot: Snapshot; isNew: boolean }> {
  const fixed = fixedSearch(path, search, nowNs());
  const { all } = await countSnapshots(ctx.tenantId);
  if (all >= MAX_SNAPSHOTS)
    throw new AppError('conflict', `There are ${MAX_SNAPSHOTS} snapshots. Delete some for good first.`);
  const id = newShortId();
  const digest = snapshotDigest([name, path, fixed]);
  const kept = await keepSnapshot(ctx.tenantId, id, digest, { name, path, search: fixed });
  return { snapshot: await getSnapshot(ctx, kept), isNew: kept === id };
}

/** Tells snapshots apart that say different things. */
export function snapshotDigest(said: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(said)).digest();
}

export async function listSnapshots(
  ctx: RequestContext,
  { q, trash = false, limit, offset }: SnapshotListQuery,
): Promise<SnapshotList> {
  const { rows, total } = await readSnapshots(ctx.tenantId, { name: q.trim(), trash, limit, offset });
  return { snapshots: rows.map(snapshotOf), total };
}

/** Throws AppError `not_found`, also for one in the trash. */
export async function getSnapshot(ctx: RequestContext, id: string): Promise<Snapshot> {
  const row = await readSnapshot(ctx.tenantId, id);
  if (!row) throw noSuchSnapshot();
  return snapshotOf(row);
}

/** Its link stops working; it lies in the trash for 30 days, or is gone for good from there. Throws AppError `not_found`. */
export async function deleteSnapshot(
  ctx: RequestContext,
  id: string,
  { forever = false }: { forever?: boolean | undefined } = {},
): Promise<void> {
  const isDone = forever
    ? await purgeSnapshotRow(ctx.tenantId, id)
    : await trashSnapshotRow(ctx.tenantId, id, true);
  if (!isDone) throw noSuchSnapshot();
}

/** Takes a snapshot out of the trash; one that is not in it stays. Throws AppError `not_found`. */
export async function restoreSnapshot(ctx: RequestContext, id: string): Promise<Snapshot> {
  await trashSnapshotRow(ctx.tenantId, id, false);
  return await getSnapshot(ctx, id);
}

export function noSuchSnapshot(): AppError {
  return new AppError('not_found', 'There is no snapshot of that id. It may have been deleted.');
}

function snapshotOf({ id, name, path, search, boardVersion, ...row }: SnapshotRow): Snapshot {
  return {
    id,
    name,
    path,
    search,
    dashboard:
      boardVersion === null
        ? null
        : { id: path.slice('/dashboards/'.length), version: boardVersion, unsaved: row.boardUnsaved },
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
