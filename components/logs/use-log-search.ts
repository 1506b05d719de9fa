import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { joinPages, type LogPage, mergeLogPages, pageDown, pageUp } from './log-pages';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

const FIRST_PAGE = 100;
const NEXT_PAGE = 500;

type Order = 'newest' | 'oldest';
type PageParam = { direction: 'after' | 'before'; cursor: string } | null;
type KeyedPage = LogPage & { key: string };

/**
 * The matching lines, page after page, down from the list's start or in both directions from the place it is opened at
 * (a line's id or a time). Lines of the search before stay until the new ones are there.
 */
export function useLogSearch(input: LogSearchInput | null, order: Order, openAt: string | null) {
  const query = useInfiniteQuery({
    queryKey: searchKey(input, order, openAt),
    enabled: input !== null,
    initialPageParam: null as PageParam,
    queryFn: async ({ pageParam, signal }): Promise<KeyedPage> => {
      const ask = (more: Record<string, string | number>) =>
        apiGet(
          '/api/logs/search',
          { q: input?.q, from: input?.from, to: input?.to, order, ...more },
          logSearchResponseSchema,
          signal,
        );
      const key = JSON.stringify([input, order, openAt]);
      if (pageParam) {
        const answer = await ask({ limit: NEXT_PAGE, ...pageParam });
        return { key, ...(pageParam.direction === 'before' ? pageUp(answer) : pageDown(answer)) };
      }
      if (openAt === null) return { key, ...pageDown(await ask({ limit: FIRST_PAGE })) };
      const half = (direction: string) => ask({ limit: FIRST_PAGE, at: openAt, direction });
      const [up, down] = await Promise.all([half('before'), half('after')]);
      return { key, ...joinPages(pageUp(up), pageDown(down)) };
    },
    getNextPageParam: (page): PageParam | undefined =>
      page.nextCursor === null ? undefined : { direction: 'after', cursor: page.nextCursor },
    getPreviousPageParam: (page): PageParam | undefined =>
      page.prevCursor === null ? undefined : { direction: 'before', cursor: page.prevCursor },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
  const pages = query.data?.pages;
  const logs = useMemo(() => (pages ? mergeLogPages(pages) : []), [pages]);
  const { fetchNextPage, fetchPreviousPage, isFetching } = query;
  const loadMore = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  const loadAbove = useCallback(() => {
    if (!isFetching) void fetchPreviousPage();
  }, [fetchPreviousPage, isFetching]);
  return {
    ...query,
    logs,
    loadMore,
    loadAbove,
    firstPage: pages?.[0],
    lastPage: pages?.at(-1),
    /** The line the list was opened at; null: at its start. */
    openedAt: openAt === null ? null : (pages?.find((page) => page.openedAt !== null)?.openedAt ?? null),
    /** Names the search whose lines are shown, which may still be the one before. */
    listKey: pages?.[0]?.key ?? '',
  };
}

/** Whether the list from its start is loaded already and has the line. */
export function isLoadedFromStart(
  client: QueryClient,
  input: LogSearchInput,
  order: Order,
  logId: string,
): boolean {
  const data = client.getQueryData<InfiniteData<KeyedPage>>(searchKey(input, order, null));
  return data?.pages.some((page) => page.logs.some((log) => log.id === logId)) ?? false;
}

function searchKey(input: LogSearchInput | null, order: Order, openAt: string | null) {
  return [...LOG_QUERIES, 'search', input, order, openAt] as const;
}
