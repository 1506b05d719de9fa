import type { RequestContext } from '../../contracts/context';
import type { SqlParams } from '../../query/compile/sql-params';
import { earlier, type TimeRange } from '../../time/time-range';
import { runQuery, withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import type { ScanSource, Walked } from '../scan/adaptive-scan';
import { nextSlice } from '../scan/next-slice';
import { condition, type Predicate } from '../scan/predicate';
import { BELOW, MATCH_COLUMNS, type MatchedSpan, type SpanPosition } from './matched-span';

export interface SpanScan {
  ctx: RequestContext;
  predicate: Predicate;
  range: TimeRange;
  /** Exclusive; null starts at the range's end. `rank` is a start time. */
  after: SpanPosition | null;
  /** Oldest first. */
  bounds: TimeRange[];
  canPick: boolean;
}

const ORDER = 't.start_ns DESC, t.trace_key DESC, t.span_key DESC';

/** The span table as the adaptive scan reads it, newest first in (start_ns, trace_key, span_key). */
export function spanScanSource(scan: SpanScan): ScanSource<MatchedSpan, SpanPosition> {
  const { ctx, predicate, range } = scan;
  // A position below a rank leaves nothing of that time, or the scan would never see the range's end.
  const left = ({ rank, spanKey }: SpanPosition): TimeRange => ({
    fromNs: range.fromNs,
    toNs: earlier(spanKey === BELOW.spanKey ? rank : rank + 1n, range.toNs),
  });
  const where = (params: SqlParams, { fromNs, toNs }: TimeRange, after: SpanPosition) =>
    `t.tenant_id = ${params.add(ctx.tenantId)}::int
      AND t.start_ns >= ${params.add(fromNs)}::bigint AND t.start_ns < ${params.add(toNs)}::bigint
      AND (t.start_ns, t.trace_key, t.span_key) < (${params.add(after.rank)}::bigint,
        ${params.add(after.traceKey)}::uuid, ${params.add(after.spanKey)}::bigint)`;

  return {
    canPick: scan.canPick,
    start: scan.after ?? { rank: range.toNs, ...BELOW },
    positionOf: (row) => ({ rank: row.start_ns, traceKey: row.trace_key, spanKey: row.span_key }),
    timeOf: ({ rank }) => rank,
    nextSlice: (after, count) => nextSlice(scan.bounds, left(after), count, 'newest'),
    beyond: (slice) => ({ rank: slice.fromNs, ...BELOW }),

    walk: async (after, count, need, timeoutMs): Promise<Walked<MatchedSpan, SpanPosition>> =>
      await withConnection({ signal: ctx.signal, timeoutMs }, async (run) => {
        const rows = await run<MatchedSpan>(
          statement(
            (params) => `SELECT ${MATCH_COLUMNS} FROM (
                SELECT * FROM span t WHERE ${where(params, left(after), after)} ORDER BY ${ORDER} LIMIT ${count}
              ) t WHERE ${predicate(params).exact} ORDER BY ${ORDER} LIMIT ${need}`,
          ),
        );
        if (rows.length >= need) return { rows, end: null };
        const [last] = await run<MatchedSpan>(
          statement(
            (params) => `SELECT t.start_ns, t.trace_key, t.span_key FROM span t
              WHERE ${where(params, left(after), after)} ORDER BY ${ORDER} LIMIT 1 OFFSET ${count - 1}`,
          ),
        );
        const end = last ? { rank: last.start_ns, traceKey: last.trace_key, spanKey: last.span_key } : null;
        return { rows, end };
      }),

    pick: async (after, slice, need, timeoutMs): Promise<MatchedSpan[]> =>
      await runQuery<MatchedSpan>(
        // Materialised, or the planner would walk the time index and test every row.
        statement(
          (params) => `WITH m AS MATERIALIZED (
                SELECT ${MATCH_COLUMNS} FROM span t
                WHERE ${where(params, slice, after)} AND ${condition(predicate(params))}
              ) SELECT * FROM m t ORDER BY ${ORDER} LIMIT ${need}`,
        ),
        { signal: ctx.signal, timeoutMs },
      ),
  };
}
