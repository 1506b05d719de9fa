import { useQuery } from '@tanstack/react-query';
import { traceLogsResponseSchema, traceResponseSchema } from '@/lib/contracts/trace';
import { apiGet } from '@/lib/http/client';

/** One trace with its spans. A trace that is not stored is an ApiFailure with status 404. */
export function useTrace(traceId: string) {
  return useQuery({
    queryKey: ['trace', traceId],
    queryFn: ({ signal }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId)}`, {}, traceResponseSchema, signal),
    staleTime: 60_000,
  });
}

/** The logs that carry this trace id, oldest first; also for traces whose spans are gone. */
export function useTraceLogs(traceId: string) {
  return useQuery({
    queryKey: ['trace-logs', traceId],
    queryFn: ({ signal }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId)}/logs`, {}, traceLogsResponseSchema, signal),
    staleTime: 60_000,
  });
}
