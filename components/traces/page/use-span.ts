import { useQuery } from '@tanstack/react-query';
import type { Span } from '@/lib/contracts/trace';
import { traceSpanResponseSchema } from '@/lib/contracts/trace-outline';
import { apiGet } from '@/lib/http/client';
import type { TraceSpan } from '@/lib/trace/trace-model';

/**
 * The spans of a trace with this id, whole: attributes, resource, events, links. One, but where senders gave an id
 * twice (`pickSpan` tells which). Null asks for nothing.
 */
export function useSpan(traceId: string, spanId: string | null) {
  return useQuery({
    queryKey: ['trace-span', traceId, spanId],
    enabled: spanId !== null,
    queryFn: async ({ signal }) => {
      const url = `/api/traces/${encodeURIComponent(traceId)}/spans/${encodeURIComponent(spanId ?? '')}`;
      return (await apiGet(url, {}, traceSpanResponseSchema, signal)).spans;
    },
    staleTime: 60_000,
  });
}

/** Of the spans that share an id, the one that is drawn as this: by kind, name and parent. */
export function pickSpan(spans: readonly Span[] | undefined, drawn: TraceSpan): Span | null {
  const same = (span: Span) =>
    span.kind === drawn.kind && span.name === drawn.name && span.parentSpanId === drawn.parentSpanId;
  return spans?.find(same) ?? spans?.find(({ kind }) => kind === drawn.kind) ?? spans?.[0] ?? null;
}
