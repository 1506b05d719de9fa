import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { traceHeatmapResponseSchema } from '@/lib/contracts/trace-heatmap';
import { apiGet } from '@/lib/http/client';
import { TRACE_CACHE_MS, TRACE_QUERIES, type TraceSearchInput } from '../search/trace-search-input';

/** How many traces of a search started when and lasted how long. */
export function useTraceHeatmap(input: TraceSearchInput | null, columns: number) {
  return useQuery({
    queryKey: [...TRACE_QUERIES, 'heatmap', input, columns],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet('/api/traces/heatmap', { ...input, columns }, traceHeatmapResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: TRACE_CACHE_MS,
  });
}
