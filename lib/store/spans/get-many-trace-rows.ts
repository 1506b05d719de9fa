import type { RequestContext } from '../../contracts/context';
import { earlier, later } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { SPAN_COLUMNS, type SpanRow } from './span-row';

/** Bytes of the stored values of one answer, however long its attributes. */
const MAX_WEIGHT = 32 * 1024 * 1024;
const WEIGHT = '(pg_column_size(t.attributes) + pg_column_size(t.events) + pg_column_size(t.links))';

/**
 * All spans of several traces, trace by trace and by start time: of each at most `spansEach`, and of all at most 32 MiB.
 * `bytes`: about how large their stored values are.
 * @param traces with the time in which their spans start, inclusive
 */
export async function getManyTraceRows(
  ctx: RequestContext,
  traces: readonly { traceKey: string; shardKey: number; startNs: bigint; endNs: bigint }[],
  { spansEach, timeoutMs }: { spansEach: number; timeoutMs: number },
): Promise<{ rows: SpanRow[]; bytes: number }> {
  const [first] = traces;
  if (!first) return { rows: [], bytes: 0 };
  const fromNs = traces.reduce((least, { startNs }) => earlier(least, startNs), first.startNs);
  const toNs = traces.reduce((most, { endNs }) => later(most, endNs), first.endNs);
  const rows = await runQuery<SpanRow & { weight_before: bigint | string }>(
    {
      text: `SELECT * FROM (
          SELECT t.*, sum(t.weight) OVER w - t.weight AS weight_before FROM (
            SELECT ${SPAN_COLUMNS}, ${WEIGHT} AS weight,
              row_number() OVER (PARTITION BY t.trace_key ORDER BY t.start_ns, t.span_key, t.kind) AS at
            FROM span t
            WHERE t.tenant_id = $1 AND t.trace_key = ANY($2::uuid[]) AND t.shard_key = ANY($3::int[])
              AND t.start_ns >= $4::bigint AND t.start_ns <= $5::bigint
          ) t WHERE t.at <= $6::int
          WINDOW w AS (ORDER BY t.trace_key, t.at ROWS UNBOUNDED PRECEDING)
        ) t WHERE t.weight_before < ${MAX_WEIGHT} ORDER BY t.trace_key, t.at`,
      values: [
        ctx.tenantId,
        traces.map(({ traceKey }) => traceKey),
        traces.map(({ shardKey }) => shardKey),
        fromNs,
        toNs,
        Math.floor(spansEach),
      ],
    },
    { signal: ctx.signal, timeoutMs },
  );
  return { rows, bytes: Number(rows.at(-1)?.weight_before ?? 0) };
}
