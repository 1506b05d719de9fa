import type { RequestContext } from '../contracts/context';
import { traceIdOf } from '../contracts/keys';
import { MAX_MATCHED, type TraceSummary } from '../contracts/trace-search';
import { firstSpans } from '../store/spans/first-spans';
import { matchingSpans } from '../store/spans/matching-spans';
import type { SummaryRow } from '../store/spans/summary-row';
import type { TracePlan } from '../store/spans/trace-plan';
import { traceServices } from '../store/spans/trace-services';
import { serviceNames } from '../store/streams/service-names';
import { formatIsoNs } from '../time/iso';
import { unlessLate } from './unless-late';

/**
 * The traces of a page as the API gives them, with the spans for which they matched. Where finding these takes too long,
 * the traces are told all the same, and that it is not known.
 */
export async function traceSummaries(
  ctx: RequestContext,
  plan: TracePlan,
  rows: readonly SummaryRow[],
): Promise<TraceSummary[]> {
  if (rows.length === 0) return [];
  const [services, matching] = await Promise.all([
    traceServices(ctx, rows),
    matchingSpans(ctx, plan, rows, MAX_MATCHED),
  ]);
  const unexplained = rows.filter((row) => {
    const matched = matching.get(row.trace_key);
    // Where its spans were not read in time, they are not tried once more.
    return !matched || (matched.count === 0 && matched.complete);
  });
  const [names, first] = await Promise.all([
    serviceNames(ctx, new Set(rows.flatMap((row) => row.service_ids))),
    unlessLate(firstSpans(ctx, unexplained), new Map<string, string>()),
  ]);
  return rows.map((row) => {
    const matched = matching.get(row.trace_key) ?? { spanIds: [], count: 0, complete: true };
    return {
      traceId: row.trace_text ?? traceIdOf(row.trace_key),
      rootService: row.root_service_id === null ? null : (names.get(row.root_service_id) ?? null),
      rootOperation: row.root_name,
      startTime: formatIsoNs(row.start_ns),
      durationNs: row.duration_ns.toString(),
      spanCount: row.span_count,
      errorCount: row.error_count,
      services: (services.get(row.trace_key) ?? []).map(({ serviceId, spans, errors }) => ({
        name: names.get(serviceId) ?? '',
        spanCount: spans,
        errorCount: errors,
      })),
      matchedSpanId: matched.spanIds[0] ?? first.get(row.trace_key) ?? '',
      matched,
    };
  });
}
