import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { mergeLogPages } from './log-pages';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

const FIRST_PAGE = 100;
const NEXT_PAGE = 500;

/** The matching lines, page after page. Lines of the search before stay until the new ones are there. */
export function useLogSearch(input: LogSearchInput | null, order: 'newest' | 'oldest') {
  const query = useInfiniteQuery({
    queryKey: [...LOG_QUERIES, 'search', input, order],
    enabled: input !== null,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => ({
      key: logListKey(input, order),
      ...(await apiGet(
        '/api/logs/search',
        {
          q: input?.q,
          from: input?.from,
          to: input?.to,
          order,
          limit: pageParam === '' ? FIRST_PAGE : NEXT_PAGE,
          cursor: pageParam,
        },
        logSearchResponseSchema,
        signal,
      )),
    }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
  const pages = query.data?.pages;
  const logs = useMemo(() => (pages ? mergeLogPages(pages) : []), [pages]);
  const { fetchNextPage, isFetching } = query;
  const loadMore = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  return {
    ...query,
    logs,
    loadMore,
    lastPage: pages?.at(-1),
    /** Names the search whose lines are shown, which may still be the one before. */
    listKey: pages?.[0]?.key ?? '',
  };
}

function logListKey(input: LogSearchInput | null, order: string): string {
  return JSON.stringify([input, order]);
}
