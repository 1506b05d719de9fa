import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { drawnOutlineSchema } from '@/lib/contracts/drawn-outline';
import { traceLogsResponseSchema } from '@/lib/contracts/trace';
import type { TraceOutline } from '@/lib/contracts/trace-outline';
import { apiGet } from '@/lib/http/client';
import { FIRST_SPANS, outlinePath } from './outline-request';

export interface TraceOutlineState {
  outline: TraceOutline | undefined;
  /** Why the trace, or the rest of it, could not be read. A trace that is not stored: ApiFailure with status 404. */
  error: Error | null;
  /** The earliest spans are here, the others are asked for. */
  isPartial: boolean;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** The shape of one trace: of a huge one its earliest spans first, then all. */
export function useTraceOutline(traceId: string): TraceOutlineState {
  const first = useOutline(traceId, FIRST_SPANS, true);
  const isHuge = first.data?.truncated === true;
  const whole = useOutline(traceId, null, isHuge);
  const asked: UseQueryResult<TraceOutline> = isHuge ? whole : first;
  return {
    outline: asked.data ?? first.data,
    error: asked.error,
    isPartial: isHuge && whole.data === undefined,
    isFetching: asked.isFetching,
    refetch: asked.refetch,
  };
}

function useOutline(traceId: string, first: number | null, enabled: boolean): UseQueryResult<TraceOutline> {
  return useQuery({
    queryKey: first === null ? ['trace-outline', traceId] : ['trace-outline', traceId, first],
    queryFn: ({ signal }) =>
      apiGet(outlinePath(traceId, first), {}, drawnOutlineSchema, signal, performance.timeOrigin),
    enabled,
    staleTime: 60_000,
    // Comparing two answers of 100,000 spans value by value costs more than drawing the new one.
    structuralSharing: false,
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
