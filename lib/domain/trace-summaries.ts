import type { RequestContext } from '../contracts/context';
import { spanIdOf, traceIdOf } from '../contracts/keys';
import type { TraceSummary } from '../contracts/trace-search';
import type { MatchedSpan } from '../store/spans/matched-span';
import { summarizeTraces, type TraceServiceRow } from '../store/spans/summarize-traces';
import { formatIsoNs } from '../time/iso';
import { earlier, later } from '../time/time-range';

/** The traces of these spans, in their order, summed up over all their spans. */
export async function traceSummaries(
  ctx: RequestContext,
  matched: readonly MatchedSpan[],
): Promise<TraceSummary[]> {
  const { services, roots } = await summarizeTraces(ctx, matched);
  const parts = new Map<string, TraceServiceRow[]>();
  for (const row of services) parts.set(row.trace_key, [...(parts.get(row.trace_key) ?? []), row]);
  const rootOf = new Map(roots.map((root) => [root.trace_key, root]));
  return matched.map((span) => {
    const rows = parts.get(span.trace_key) ?? [];
    const startNs = rows.reduce((least, row) => earlier(least, row.start_ns), span.start_ns);
    const endNs = rows.reduce((most, row) => later(most, row.end_ns), span.start_ns);
    const root = rootOf.get(span.trace_key);
    return {
      traceId: span.trace_text ?? traceIdOf(span.trace_key),
      rootService: root?.service ?? null,
      rootOperation: root?.name ?? null,
      startTime: formatIsoNs(startNs),
      durationNs: (endNs - startNs).toString(),
      spanCount: rows.reduce((sum, row) => sum + Number(row.spans), 0),
      errorCount: rows.reduce((sum, row) => sum + Number(row.errors), 0),
      services: rows.map((row) => ({
        name: row.service,
        spanCount: Number(row.spans),
        errorCount: Number(row.errors),
      })),
      matchedSpanId: span.span_text ?? spanIdOf(span.span_key),
    };
  });
}
