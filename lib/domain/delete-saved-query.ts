import type { RequestContext } from '../contracts/context';
import { purgeSavedQueryRow, trashSavedQueryRow } from '../store/metadata/saved-queries';
import { noSuchSavedQuery } from './get-saved-query';

/** Puts a saved query into the trash, or out of it for good; its short link stops working. Throws AppError `not_found`. */
export async function deleteSavedQuery(
  ctx: RequestContext,
  id: string,
  { forever = false }: { forever?: boolean | undefined } = {},
): Promise<void> {
  const isDone = forever
    ? await purgeSavedQueryRow(ctx.tenantId, id)
    : await trashSavedQueryRow(ctx.tenantId, id, true);
  if (!isDone) throw noSuchSavedQuery();
}
