import type { RequestContext } from '../contracts/context';
import type { SavedQuery } from '../contracts/saved-query';
import { AppError } from '../errors';
import { readSavedQuery } from '../store/metadata/saved-queries';

/** One saved query by id. Throws AppError `not_found`. */
export async function getSavedQuery(ctx: RequestContext, id: string): Promise<SavedQuery> {
  const saved = await readSavedQuery(ctx.tenantId, id);
  if (saved) return { ...saved, openedAt: null };
  throw noSuchSavedQuery();
}

export function noSuchSavedQuery(): AppError {
  return new AppError('not_found', 'There is no saved query of that id. It may have been deleted.');
}
