import { useInfiniteQuery } from '@tanstack/react-query';
import type { ResolvedRange } from '@/lib/contracts/time-range';
import { type TraceSearchResponse, traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';
import type { TracesState } from '@/lib/url/traces';
import { readDurationText } from './duration-text';

const PAGE_SIZE = 100;
const KEEP_MS = 30 * 60_000;

interface PageParam {
  cursor: string;
  /** What `now-1h` was when the first page was read: later pages go on in the same range. */
  range: ResolvedRange;
}

export function traceSearchKey(state: TracesState): unknown[] {
  const { box: _, ...asked } = state;
  return ['traces', asked];
}

/** The traces of a search, page after page; kept for half an hour so that one comes back to the same list. */
export function useTraceSearch(state: TracesState, enabled: boolean) {
  const { q, service, operation, minDuration, maxDuration, status, sort } = state;
  return useInfiniteQuery({
    queryKey: traceSearchKey(state),
    queryFn: ({ pageParam, signal }) => {
      const { from, to } = pageParam?.range ?? state;
      const search = {
        q,
        from,
        to,
        service,
        operation,
        minDuration: readDurationText(minDuration) ?? '',
        maxDuration: readDurationText(maxDuration) ?? '',
        status,
        sort,
        limit: PAGE_SIZE,
      };
      return apiGet(
        '/api/traces/search',
        { ...search, cursor: pageParam?.cursor },
        traceSearchResponseSchema,
        signal,
      );
    },
    initialPageParam: null as PageParam | null,
    getNextPageParam: (last: TraceSearchResponse, pages): PageParam | null =>
      last.nextCursor === null ? null : { cursor: last.nextCursor, range: pages[0]?.range ?? last.range },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
    placeholderData: (previous) => previous,
  });
}
