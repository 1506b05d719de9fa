import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { logFieldsResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

/** The fields of the matching lines with their top values; asked for only while the list is open. */
export function useLogFields(input: LogSearchInput | null, open: boolean) {
  return useQuery({
    queryKey: [...LOG_QUERIES, 'fields', input],
    enabled: input !== null && open,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/logs/fields',
        { q: input?.q, from: input?.from, to: input?.to, values: 10 },
        logFieldsResponseSchema,
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
}
