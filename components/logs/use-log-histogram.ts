import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { logHistogramResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

/** Matches over time by severity, with the equally long period before. */
export function useLogHistogram(input: LogSearchInput | null, buckets: number) {
  return useQuery({
    queryKey: [...LOG_QUERIES, 'histogram', input, buckets],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/logs/histogram',
        { q: input?.q, from: input?.from, to: input?.to, buckets, compare: 'previous' },
        logHistogramResponseSchema,
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
}
