import type { RequestContext } from '../contracts/context';
import {
  type SavedQuery,
  type SavedQueryCreateInput,
  savedQueryCreateSchema,
} from '../contracts/saved-query';
import { AppError } from '../errors';
import { countSavedQueries, insertSavedQuery } from '../store/metadata/saved-queries';
import { getSavedQuery } from './get-saved-query';
import { savedQueryWords } from './saved-query-words';
import { newShortId } from './short-id';

export const MAX_SAVED_QUERIES = 10_000;

/** Saves a view under a name and gives it its short id. Throws AppError `conflict` when there are 10,000 already. */
export async function saveQuery(ctx: RequestContext, input: SavedQueryCreateInput): Promise<SavedQuery> {
  const values = savedQueryCreateSchema.parse(input);
  if ((await countSavedQueries(ctx.tenantId)) >= MAX_SAVED_QUERIES) {
    throw new AppError('conflict', `There are ${MAX_SAVED_QUERIES} saved queries. Delete some first.`);
  }
  const id = newShortId();
  await insertSavedQuery(ctx.tenantId, id, values, savedQueryWords(values));
  return await getSavedQuery(ctx, id);
}
