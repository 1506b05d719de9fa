import type { RequestContext } from '../contracts/context';
import { markOpened } from '../store/metadata/opened-things';
import { getSavedQuery } from './get-saved-query';

/** Remembers that a saved query was opened. Throws AppError `not_found`. */
export async function markSavedQueryOpened(ctx: RequestContext, id: string, editor = ''): Promise<void> {
  await getSavedQuery(ctx, id);
  await markOpened(ctx.tenantId, editor, 'query', id);
}
