import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from '@/components/logs/log-search-input';
import { logDifferencesResponseSchema } from '@/lib/contracts/log-differences';
import { apiGet } from '@/lib/http/client';

/** What sets the part apart from the rest of the result; asked for once a part is chosen. */
export function useLogDifferences(input: LogSearchInput | null, part: string | null) {
  return useQuery({
    queryKey: [...LOG_QUERIES, 'differences', input, part],
    enabled: input !== null && part !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/logs/differences',
        { q: input?.q, from: input?.from, to: input?.to, part },
        logDifferencesResponseSchema,
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
}
