import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CountingState } from '@/components/charts/counting-state';
import { type LogPatternsResponse, logPatternsResponseSchema } from '@/lib/contracts/log-patterns';
import { apiGet } from '@/lib/http/client';

/** What is grouped: a query and a range in ISO 8601. */
export interface PatternsInput {
  q: string;
  from: string;
  to: string;
}

/** So many can be read in the time that one answer has; more are read when a person asks for it. */
const READABLE = 500_000;

/**
 * The patterns of the matching lines: at once from a sample, and then of all lines where they are not too many. `counting`
 * says how far that is.
 */
export function usePatterns(input: PatternsInput | null) {
  const client = useQueryClient();
  const ask = (precision: 'fast' | 'exact') => ({
    queryKey: ['logs', 'patterns', precision, input],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      apiGet(
        '/api/logs/patterns',
        { q: input?.q, from: input?.from, to: input?.to, precision },
        logPatternsResponseSchema,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fast = useQuery({ ...ask('fast'), enabled: input !== null, placeholderData: keepPreviousData });
  const sampled =
    input !== null && !fast.isPlaceholderData && fast.data !== undefined && fast.data.estimate !== null;
  const exactly = ask('exact');
  const exact = useQuery({ ...exactly, enabled: sampled && fast.data.total <= READABLE, retry: false });
  const whole = sampled && exact.data?.unread === 0 ? exact.data : null;
  return {
    data: whole ?? fast.data,
    counting: sampled
      ? counting(whole, exact, () => void client.cancelQueries({ queryKey: exactly.queryKey }))
      : DONE,
    error: fast.error,
    isPending: fast.isPending && fast.fetchStatus !== 'idle',
    isFetching: fast.isFetching,
    isStale: fast.isPlaceholderData,
    refetch: () => void fast.refetch(),
  };
}

const DONE: CountingState = { kind: 'done' };

function counting(
  whole: LogPatternsResponse | null,
  exact: {
    isFetching: boolean;
    error: Error | null;
    data: LogPatternsResponse | undefined;
    refetch: () => unknown;
  },
  cancel: () => void,
): CountingState {
  if (whole !== null) return DONE;
  if (exact.isFetching) return { kind: 'counting', cancel };
  const reason = exact.data
    ? 'There was not enough time to read every line. A shorter time range or one more condition makes it exact.'
    : (exact.error?.message ?? 'Reads every line; that may take some seconds.');
  return { kind: 'stopped', reason, retry: () => void exact.refetch() };
}
