import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { deleteSavedQueryRow } from '../store/metadata/saved-queries';

/** Deletes a saved query; its short link stops working. Throws AppError `not_found`. */
export async function deleteSavedQuery(ctx: RequestContext, id: string): Promise<void> {
  if (await deleteSavedQueryRow(ctx.tenantId, id)) return;
  throw new AppError('not_found', 'There is no saved query of that id. It may have been deleted.');
}
