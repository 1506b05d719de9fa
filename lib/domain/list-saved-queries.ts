import type { RequestContext } from '../contracts/context';
import type { SavedQueryList } from '../contracts/saved-query';
import { readSavedQueries } from '../store/metadata/saved-queries';
import { MAX_SAVED_QUERIES } from './save-query';

/** All saved queries, last changed first. */
export async function listSavedQueries(ctx: RequestContext): Promise<SavedQueryList> {
  return { savedQueries: await readSavedQueries(ctx.tenantId, MAX_SAVED_QUERIES) };
}
