import type { RequestContext } from '../../contracts/context';
import { spanIdOf, traceIdOf } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { Predicate } from '../scan/predicate';
import type { Exemplar } from './exemplars';

/** A matching span that is known by when it started, in its group. */
export interface StartedSpan {
  startNs: bigint;
  /** Null: any service, any name. */
  serviceId: number | null;
  name: string | null;
  failed: boolean;
}

/** The slowest matching span of each start, or null. Throws AppError `timeout`. */
export async function exemplarsByStart(
  ctx: RequestContext,
  predicate: Predicate,
  spans: readonly StartedSpan[],
): Promise<(Exemplar | null)[]> {
  if (spans.length === 0) return [];
  const starts = spans.map(({ startNs }) => startNs);
  const ordered = starts.toSorted((a, b) => (a < b ? -1 : 1));
  const rows = await runQuery<{
    at: bigint;
    trace_key: string;
    trace_text: string | null;
    span_key: bigint;
    span_text: string | null;
    duration_ns: bigint;
  }>(
    statement(
      (
        params,
      ) => `SELECT DISTINCT ON (w.at) w.at, t.trace_key, t.trace_text, t.span_key, t.span_text, t.duration_ns
        FROM unnest(${params.add(starts)}::bigint[], ${params.add(spans.map(({ serviceId }) => serviceId))}::int[],
            ${params.add(spans.map(({ name }) => name))}::text[],
            ${params.add(spans.map(({ failed }) => failed))}::boolean[])
          WITH ORDINALITY AS w (start_ns, service_id, name, failed, at)
        JOIN span t ON t.start_ns = w.start_ns
        WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int AND t.start_ns >= ${params.add(ordered[0])}::bigint
          AND t.start_ns <= ${params.add(ordered.at(-1))}::bigint
          AND (w.service_id IS NULL OR t.service_id = w.service_id) AND (w.name IS NULL OR t.name = w.name)
          AND (NOT w.failed OR t.status = 2) AND (${predicate(params).exact})
        ORDER BY w.at, t.duration_ns DESC`,
    ),
    { signal: ctx.signal, timeoutMs: 3_000 },
  );
  const found: (Exemplar | null)[] = spans.map(() => null);
  for (const row of rows) {
    found[Number(row.at) - 1] = {
      traceId: row.trace_text ?? traceIdOf(row.trace_key),
      spanId: row.span_text ?? spanIdOf(row.span_key),
      durationNs: row.duration_ns,
    };
  }
  return found;
}
