import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { logFieldsResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

/**
 * The fields of the matching lines with their top values, asked for only while the list is open: at once from a sample of
 * the whole range, then from all lines or a larger sample. `refining` says that the second is under way.
 */
export function useLogFields(input: LogSearchInput | null, open: boolean) {
  const ask = (precision: 'fast' | 'exact') => ({
    queryKey: [...LOG_QUERIES, 'fields', precision, input],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      apiGet(
        '/api/logs/fields',
        { q: input?.q, from: input?.from, to: input?.to, values: 10, precision },
        logFieldsResponseSchema,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
  const enabled = input !== null && open;
  const fast = useQuery({ ...ask('fast'), enabled, placeholderData: keepPreviousData });
  const sampled = !fast.isPlaceholderData && fast.data?.exact === false;
  const exact = useQuery({ ...ask('exact'), enabled: enabled && sampled, retry: false });
  return {
    data: sampled && exact.data ? exact.data : fast.data,
    refining: exact.isFetching,
    error: fast.error,
    isLoading: fast.isLoading,
    isPlaceholderData: fast.isPlaceholderData,
    refetch: fast.refetch,
  };
}
