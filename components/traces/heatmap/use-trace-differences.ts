import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type TraceBox, writeTraceBox } from '@/lib/contracts/trace-box';
import { traceDifferencesResponseSchema } from '@/lib/contracts/trace-differences';
import { apiGet } from '@/lib/http/client';
import { TRACE_CACHE_MS, TRACE_QUERIES, type TraceSearchInput } from '../search/trace-search-input';

/** What sets the traces of a box apart from the others of the search. */
export function useTraceDifferences(input: TraceSearchInput | null, box: TraceBox) {
  const text = writeTraceBox(box);
  return useQuery({
    queryKey: [...TRACE_QUERIES, 'differences', input, text],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet('/api/traces/differences', { ...input, box: text }, traceDifferencesResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: TRACE_CACHE_MS,
  });
}
