import { useInfiniteQuery } from '@tanstack/react-query';
import type { ResolvedRange } from '@/lib/contracts/time-range';
import { type TraceSearchResponse, traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';
import type { TracesState } from '@/lib/url/traces';
import { TRACE_CACHE_MS, TRACE_QUERIES, type TraceSearchInput } from './trace-search-input';

const PAGE_SIZE = 100;

interface PageParam {
  cursor: string;
  /** As the first page was resolved: later pages go on in the same range. */
  range: ResolvedRange;
}

/** The traces of a search, page after page; kept for half an hour so that one comes back to the same list. */
export function useTraceSearch(input: TraceSearchInput | null, sort: TracesState['sort']) {
  return useInfiniteQuery({
    queryKey: [...TRACE_QUERIES, 'list', input, sort],
    queryFn: ({ pageParam, signal }) =>
      apiGet(
        '/api/traces/search',
        { ...input, ...pageParam?.range, sort, limit: PAGE_SIZE, cursor: pageParam?.cursor },
        traceSearchResponseSchema,
        signal,
      ),
    initialPageParam: null as PageParam | null,
    getNextPageParam: (last: TraceSearchResponse, pages): PageParam | null =>
      last.nextCursor === null ? null : { cursor: last.nextCursor, range: pages[0]?.range ?? last.range },
    enabled: input !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: TRACE_CACHE_MS,
    placeholderData: (previous) => previous,
  });
}
