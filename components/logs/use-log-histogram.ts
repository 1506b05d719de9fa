import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CountingState } from '@/components/charts/counting-state';
import { logHistogramResponseSchema } from '@/lib/contracts/log-search';
import { ApiFailure } from '@/lib/http/api-failure';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS, LOG_QUERIES, type LogSearchInput } from './log-search-input';

/**
 * Matches over time by severity, with the equally long period before: at once, if need be estimated, and then exactly.
 * `counting` says how far the exact count is; the estimate stays where it could not be had.
 * @param moving the range moves on every few seconds: an exact count would be stale before it ends, none is kept
 */
export function useLogHistogram(input: LogSearchInput | null, buckets: number, moving: boolean) {
  const client = useQueryClient();
  const ask = (precision: 'fast' | 'exact') => ({
    queryKey: [...LOG_QUERIES, 'histogram', precision, input, buckets],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      apiGet(
        '/api/logs/histogram',
        { q: input?.q, from: input?.from, to: input?.to, buckets, compare: 'previous', precision },
        logHistogramResponseSchema,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: moving ? 0 : LOG_CACHE_MS,
  });
  const fast = useQuery({ ...ask('fast'), enabled: input !== null, placeholderData: keepPreviousData });
  const estimated =
    !fast.isPlaceholderData && fast.data !== undefined && isEstimated(fast.data) && input !== null;
  const exactly = ask('exact');
  // What ran out of time once runs out of it again.
  const exact = useQuery({ ...exactly, enabled: estimated && !moving, retry: false });
  const state: CountingState =
    !estimated || exact.data || moving
      ? { kind: 'done' }
      : exact.isFetching
        ? { kind: 'counting', cancel: () => void client.cancelQueries({ queryKey: exactly.queryKey }) }
        : {
            kind: 'stopped',
            reason: exact.error ? reasonOf(exact.error) : 'The exact count was cancelled.',
            retry: () => void exact.refetch(),
          };
  const data = estimated && exact.data ? exact.data : fast.data;
  return {
    data,
    counting: state,
    error: fast.error,
    isError: fast.isError,
    isLoading: fast.isLoading,
    isFetching: fast.isFetching,
    isPlaceholderData: fast.isPlaceholderData,
    refetch: fast.refetch,
  };
}

function isEstimated(data: { estimate: unknown; previous: { estimate: unknown } | null }): boolean {
  return data.estimate !== null || (data.previous?.estimate ?? null) !== null;
}

function reasonOf(error: Error): string {
  return error instanceof ApiFailure && error.code === 'timeout'
    ? 'There was not enough time to count every match. A shorter time range or one more condition makes it exact.'
    : error.message;
}
