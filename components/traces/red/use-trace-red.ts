import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { traceRedResponseSchema } from '@/lib/contracts/trace-red';
import { apiGet } from '@/lib/http/client';
import type { TracesState } from '@/lib/url/traces';
import { TRACE_CACHE_MS, TRACE_QUERIES, type TraceSearchInput } from '../search/trace-search-input';

/** Rate, errors and durations of a search over time. `exact`: counted in full, however long that takes. */
export function useTraceRed(
  input: TraceSearchInput | null,
  by: TracesState['by'],
  buckets: number,
  exact: boolean,
) {
  const precision = exact ? 'exact' : 'fast';
  return useQuery({
    queryKey: [...TRACE_QUERIES, 'red', input, by, buckets, precision],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet('/api/traces/red', { ...input, by, buckets, precision, top: 8 }, traceRedResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: TRACE_CACHE_MS,
  });
}
