import type { RequestContext } from '../contracts/context';
import type { SavedQuery, SavedQueryUpdate } from '../contracts/saved-query';
import { AppError } from '../errors';
import { readSavedQuery, updateSavedQueryRow } from '../store/metadata/saved-queries';
import { getSavedQuery, noSuchSavedQuery } from './get-saved-query';
import { savedQueryWords } from './saved-query-words';

const TRIES = 5;

/**
 * Changes what `update` names of a saved query. Throws AppError `not_found`; `conflict` with details when it was changed
 * since `updatedAt`, if that is given.
 */
export async function updateSavedQuery(
  ctx: RequestContext,
  id: string,
  { updatedAt, ...update }: SavedQueryUpdate,
): Promise<SavedQuery> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await readSavedQuery(ctx.tenantId, id);
    if (!before) throw noSuchSavedQuery();
    if (updatedAt !== undefined && updatedAt !== before.updatedAt) throw changedSince(before);
    const given = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
    const values = { ...before, ...given };
    if (await updateSavedQueryRow(ctx.tenantId, id, values, savedQueryWords(values), before.updatedAt))
      return await getSavedQuery(ctx, id);
  }
  throw new AppError('conflict', 'Others change this saved query too. Try again.');
}

function changedSince(now: Omit<SavedQuery, 'openedAt'>): AppError {
  return new AppError(
    'conflict',
    `“${now.name}” was changed by somebody else meanwhile. Nothing was overwritten.`,
    { details: { savedQuery: { ...now, openedAt: null } } },
  );
}
