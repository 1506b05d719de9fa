import { useQuery } from '@tanstack/react-query';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from '@/components/logs/log-search-input';
import { logStatsResponseSchema } from '@/lib/contracts/log-stats';
import { apiGet } from '@/lib/http/client';

/** The figures of one field over the current result; those of the search before stay while new ones load. */
export function useFieldStats(field: string, input: LogSearchInput | null) {
  return useQuery({
    queryKey: [...LOG_QUERIES, 'stats', field, input],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/logs/stats',
        { field, q: input?.q, from: input?.from, to: input?.to, values: 50 },
        logStatsResponseSchema,
        signal,
      ),
    placeholderData: (previous) => (previous?.field === field ? previous : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
}
