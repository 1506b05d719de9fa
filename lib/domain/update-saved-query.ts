import type { RequestContext } from '../contracts/context';
import type { SavedQuery, SavedQueryUpdate } from '../contracts/saved-query';
import { updateSavedQueryRow } from '../store/metadata/saved-queries';
import { getSavedQuery } from './get-saved-query';

/** Renames a saved query, or points it at another state of its page. Throws AppError `not_found`. */
export async function updateSavedQuery(
  ctx: RequestContext,
  id: string,
  { name, search }: SavedQueryUpdate,
): Promise<SavedQuery> {
  await updateSavedQueryRow(ctx.tenantId, id, {
    ...(name === undefined ? {} : { name }),
    ...(search === undefined ? {} : { search }),
  });
  return await getSavedQuery(ctx, id);
}
