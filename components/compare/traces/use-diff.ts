import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { drawnOutlineSchema } from '@/lib/contracts/drawn-outline';
import { apiGet } from '@/lib/http/client';
import { buildOutlinedTrace } from '@/lib/trace/build-trace';
import { diffTraces } from '@/lib/trace/diff-traces';
import { explainDifference } from '@/lib/trace/explain-difference';

/** The trace of one side, once its id is given; shared with the trace page. */
export function useSideTrace(traceId: string) {
  const outline = useQuery({
    queryKey: ['trace-outline', traceId],
    enabled: traceId !== '',
    queryFn: ({ signal }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId)}/outline`, {}, drawnOutlineSchema, signal),
    staleTime: 60_000,
    structuralSharing: false,
  });
  const model = useMemo(() => (outline.data ? buildOutlinedTrace(outline.data) : null), [outline.data]);
  return { traceId, outline, model };
}

export type SideTrace = ReturnType<typeof useSideTrace>;

/** Both traces merged; null until both are here. */
export function useDiff(a: SideTrace, b: SideTrace) {
  return useMemo(() => {
    if (!a.model || !b.model) return null;
    const diff = diffTraces(a.model, b.model);
    return { diff, why: explainDifference(diff) };
  }, [a.model, b.model]);
}
