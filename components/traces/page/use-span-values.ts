import { useQuery } from '@tanstack/react-query';
import { traceValuesResponseSchema } from '@/lib/contracts/trace-outline';
import { apiGet } from '@/lib/http/client';
import { answeredSpans, sharesIds } from '@/lib/trace/span-identity';
import type { TraceFacts } from './use-trace-facts';

export interface SpanValues {
  /** The field's value by span (`spanIdentity`), of the spans that have it. */
  bySpan: ReadonlyMap<string, string>;
  /** True when some spans or values were left out. */
  truncated: boolean;
}

/** One field, as it is typed in a query, of every span of a trace. Null asks for nothing. */
export function useSpanValues({ traceId, model }: TraceFacts, field: string | null) {
  const apart = sharesIds(model);
  return useQuery({
    queryKey: ['trace-values', traceId, field, apart],
    enabled: field !== null && field !== '',
    queryFn: async ({ signal }): Promise<SpanValues> => {
      const url = `/api/traces/${encodeURIComponent(traceId)}/values`;
      const answer = await apiGet(url, { field: field ?? '', apart }, traceValuesResponseSchema, signal);
      const { spanIds, value, values, truncated } = answer;
      const spans = answeredSpans(spanIds, answer.apart);
      const bySpan = new Map(spans.map((span, at) => [span, values[value[at] ?? -1] ?? '']));
      return { bySpan, truncated };
    },
    staleTime: 60_000,
    structuralSharing: false,
  });
}
