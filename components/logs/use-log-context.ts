import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type LogContextQuery, logContextResponseSchema } from '@/lib/contracts/log-context';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS } from './log-search-input';

const PAGE = 20;
type Side = { before: string } | { after: string } | null;

/**
 * A line with its neighbours in time, oldest first, paged on both sides ("next" is newer). Lines never change, so that
 * an answer stays good.
 */
export function useLogContext(id: string, { scope, q }: Pick<LogContextQuery, 'scope' | 'q'>) {
  const query = useInfiniteQuery({
    queryKey: ['log-context', id, scope, q],
    initialPageParam: null as Side,
    queryFn: ({ pageParam, signal }) =>
      apiGet(
        `/api/logs/${encodeURIComponent(id)}/context`,
        { scope, q, limit: PAGE, ...pageParam },
        logContextResponseSchema,
        signal,
      ),
    getPreviousPageParam: ({ older }): Side | undefined =>
      older.nextCursor === null ? undefined : { before: older.nextCursor },
    getNextPageParam: ({ newer }): Side | undefined =>
      newer.nextCursor === null ? undefined : { after: newer.nextCursor },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: LOG_CACHE_MS,
  });
  const { data } = query;
  const lines = useMemo(
    () =>
      data?.pages.flatMap(({ before, log, after }, index) => [
        ...before,
        ...(data.pageParams[index] === null ? [log] : []),
        ...after,
      ]) ?? [],
    [data],
  );
  return { ...query, lines, oldest: data?.pages[0], newest: data?.pages.at(-1) };
}
