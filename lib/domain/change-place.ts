import type { RequestContext } from '../contracts/context';
import type { SavedBulk, SavedPlace } from '../contracts/saved-bulk';
import { AppError } from '../errors';
import { readDashboardHead, updateDashboardPlace } from '../store/metadata/dashboards';
import { readSavedQuery, updateSavedQueryRow } from '../store/metadata/saved-queries';
import { noSuchSavedQuery } from './get-saved-query';
import { noSuchDashboard } from './no-such-dashboard';
import { patchDashboard } from './patch-dashboard';
import { readyBoard } from './ready-board';
import { savedQueryWords } from './saved-query-words';
import { placeWords } from './search-text';

type Thing = Pick<SavedBulk['things'][number], 'kind' | 'id'>;
type Change = (before: SavedPlace) => Partial<SavedPlace>;

const TRIES = 5;

/**
 * Moves, tags or pins a saved query or dashboard by what it says now; what others change meanwhile stays. Throws AppError
 * `not_found`, `forbidden` for ready-made ones, `conflict`, and what `change` throws. @returns where it was
 */
export async function changePlace(ctx: RequestContext, thing: Thing, change: Change): Promise<SavedPlace> {
  const { kind, id } = thing;
  if (kind === 'dashboard' && readyBoard(id)) return await changeReady(ctx, id, change);
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await (kind === 'dashboard' ? changeBoard : changeQuery)(ctx, id, change);
    if (before) return before;
  }
  throw new AppError('conflict', 'Others change it too. Try again.');
}

async function changeReady(ctx: RequestContext, id: string, change: Change): Promise<SavedPlace> {
  const { folder, tags, pinned } = await patchDashboard(ctx, id, {});
  const before = { folder, tags, pinned };
  await patchDashboard(ctx, id, change(before));
  return before;
}

/** Null: somebody else moved it meanwhile. */
async function changeBoard(ctx: RequestContext, id: string, change: Change): Promise<SavedPlace | null> {
  const head = await readDashboardHead(ctx.tenantId, id);
  if (!head || head.deletedAt) throw noSuchDashboard();
  const { folder, tags, pinned } = head;
  const after = { folder, tags, ...change({ folder, tags, pinned }) };
  const words = placeWords(after.folder, after.tags);
  const isDone = await updateDashboardPlace(ctx.tenantId, id, after, { folder, tags, placeWords: words });
  return isDone ? { folder, tags, pinned } : null;
}

async function changeQuery(ctx: RequestContext, id: string, change: Change): Promise<SavedPlace | null> {
  const saved = await readSavedQuery(ctx.tenantId, id);
  if (!saved) throw noSuchSavedQuery();
  const { folder, tags, pinned, updatedAt } = saved;
  const values = { ...saved, ...change({ folder, tags, pinned }) };
  const isDone = await updateSavedQueryRow(ctx.tenantId, id, values, savedQueryWords(values), updatedAt);
  return isDone ? { folder, tags, pinned } : null;
}
