import type { RequestContext } from '../contracts/context';
import type { SavedQuery } from '../contracts/saved-query';
import { trashSavedQueryRow } from '../store/metadata/saved-queries';
import { getSavedQuery } from './get-saved-query';

/** Takes a saved query out of the trash; one that is not in it stays. Throws AppError `not_found`. */
export async function restoreSavedQuery(ctx: RequestContext, id: string): Promise<SavedQuery> {
  await trashSavedQueryRow(ctx.tenantId, id, false);
  return await getSavedQuery(ctx, id);
}
