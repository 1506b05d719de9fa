import type { RequestContext } from '../contracts/context';
import type { SavedBulk, SavedBulkAction, SavedBulkResult, SavedPlace } from '../contracts/saved-bulk';
import { MAX_TAGS } from '../contracts/saved-place';
import { AppError } from '../errors';
import { changePlace } from './change-place';
import { deleteDashboard } from './delete-dashboard';
import { deleteSavedQuery } from './delete-saved-query';
import { restoreDashboard } from './restore-dashboard';
import { restoreSavedQuery } from './restore-saved-query';

type Thing = SavedBulk['things'][number];

/** Does the same with several saved queries and dashboards. What cannot be done is told thing by thing; the rest is done. */
export async function changeManySaved(
  ctx: RequestContext,
  { things, action }: SavedBulk,
): Promise<SavedBulkResult> {
  const result: SavedBulkResult = { done: [], failed: [] };
  const once = new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing]));
  for (const thing of once.values()) {
    const { kind, id } = thing;
    try {
      result.done.push({ kind, id, before: await changeOne(ctx, thing, action) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.failed.push({ kind, id, message: error.message });
    }
  }
  return result;
}

/** @returns where it was, if it was moved, tagged or pinned */
async function changeOne(
  ctx: RequestContext,
  thing: Thing,
  action: SavedBulkAction,
): Promise<SavedPlace | null> {
  const { kind, id, place } = thing;
  const isQuery = kind === 'query';
  switch (action.do) {
    case 'move':
      return await changePlace(ctx, thing, () => ({ folder: action.folder }));
    case 'tag':
      return await changePlace(ctx, thing, ({ tags }) => ({ tags: retagged(tags, action) }));
    case 'pin':
      return await changePlace(ctx, thing, () => ({ pinned: action.pinned }));
    case 'place':
      if (!place) throw new AppError('bad_request', 'Wrong body "things": a place is missing');
      return await changePlace(ctx, thing, (before) => changedOf(before, place));
    case 'trash':
    case 'purge': {
      const how = { forever: action.do === 'purge' };
      await (isQuery ? deleteSavedQuery(ctx, id, how) : deleteDashboard(ctx, id, how));
      return null;
    }
    case 'restore':
      await (isQuery ? restoreSavedQuery(ctx, id) : restoreDashboard(ctx, id));
      return null;
  }
}

function retagged(tags: readonly string[], { add, remove }: { add: string[]; remove: string[] }): string[] {
  const after = [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])];
  if (after.length > MAX_TAGS)
    throw new AppError(
      'bad_request',
      `It would have ${after.length} tags; ${MAX_TAGS} at most. Nothing was changed.`,
    );
  return after;
}

/** What a ready-made dashboard cannot change is not asked of it where it stays the same. */
function changedOf(before: SavedPlace, place: NonNullable<Thing['place']>): Partial<SavedPlace> {
  const { folder = before.folder, tags = before.tags, pinned = before.pinned } = place;
  return {
    ...(before.folder === folder ? {} : { folder }),
    ...(before.tags.join('\n') === tags.join('\n') ? {} : { tags }),
    ...(before.pinned === pinned ? {} : { pinned }),
  };
}
