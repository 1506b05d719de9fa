import type { RequestContext } from '../contracts/context';
import type { SavedQuery, SavedQueryCreate } from '../contracts/saved-query';
import { AppError } from '../errors';
import { countSavedQueries, insertSavedQuery } from '../store/metadata/saved-queries';
import { newShortId } from './short-id';

export const MAX_SAVED_QUERIES = 10_000;

/** Saves a view under a name and gives it its short id. Throws AppError `conflict` when there are 10,000 already. */
export async function saveQuery(ctx: RequestContext, input: SavedQueryCreate): Promise<SavedQuery> {
  if ((await countSavedQueries(ctx.tenantId)) >= MAX_SAVED_QUERIES) {
    throw new AppError('conflict', `There are ${MAX_SAVED_QUERIES} saved queries. Delete some first.`);
  }
  return await insertSavedQuery(ctx.tenantId, newShortId(), input);
}
