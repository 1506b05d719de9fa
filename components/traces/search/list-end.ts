import type { useTraceSearch } from './use-trace-search';

type Search = Pick<
  ReturnType<typeof useTraceSearch>,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'isPlaceholderData' | 'fetchStatus'
>;

/**
 * What stands below the last row. Only `more` loads by itself: after a failure, a time limit or a cancelled search it
 * is for the reader to go on, or a server in trouble would be asked without end.
 */
export type ListEnd = 'loading' | 'failed' | 'cancelled' | 'stopped' | 'more' | 'all';

export function listEnd(search: Search, stopped: string | null): ListEnd {
  if (search.isFetchingNextPage) return 'loading';
  if (search.isFetchNextPageError) return 'failed';
  if (search.isPlaceholderData) return search.fetchStatus === 'idle' ? 'cancelled' : 'loading';
  if (!search.hasNextPage) return 'all';
  return stopped === null ? 'more' : 'stopped';
}
