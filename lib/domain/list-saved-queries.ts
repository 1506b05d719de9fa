import type { RequestContext } from '../contracts/context';
import type { SavedQueryList } from '../contracts/saved-query';
import { readOpened } from '../store/metadata/opened-things';
import { readSavedQueries } from '../store/metadata/saved-queries';
import { MAX_SAVED_QUERIES } from './save-query';

/** All saved queries, last changed first; or those in the trash, last deleted first. */
export async function listSavedQueries(
  ctx: RequestContext,
  { editor = '', trash = false }: { editor?: string | undefined; trash?: boolean | undefined } = {},
): Promise<SavedQueryList> {
  const [saved, opened] = await Promise.all([
    readSavedQueries(ctx.tenantId, { trash, limit: MAX_SAVED_QUERIES }),
    readOpened(ctx.tenantId, editor, 'query'),
  ]);
  const savedQueries = saved.map((one) => ({
    ...one,
    openedAt: opened.get(one.id)?.toISOString() ?? null,
  }));
  return { savedQueries };
}
