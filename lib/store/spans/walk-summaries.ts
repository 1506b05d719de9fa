import type { SqlParams } from '../../query/compile/sql-params';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { exceptSql } from './except-sql';
import { possibleSql } from './possible-sql';
import {
  hourOf,
  positionOf,
  RANK_COLUMN,
  type SummaryRow,
  summaryColumns,
  type TracePosition,
} from './summary-row';
import type { TraceSearch } from './trace-search';

export interface WalkedSummaries {
  /** Those of the walked traces that may match, in order. */
  rows: SummaryRow[];
  /** The last trace walked, where there may be more; null: this was the end of the range. */
  end: TracePosition | null;
}

/** Walks the next `count` traces of the search's order, whatever they are. Throws AppError `timeout`. */
export async function walkSummaries(
  search: TraceSearch,
  count: number,
  timeoutMs: number,
): Promise<WalkedSummaries> {
  const { order, plan, ctx } = search;
  const by = `${RANK_COLUMN[order]} DESC, s.start_ns DESC, s.trace_key DESC`;
  const sql = statement((params) => {
    const possible = possibleSql(plan, params);
    const fields = plan.fields.map((field) => field(params));
    const walked =
      order === 'newest' ? walkTime(search, params, by, count) : walkHours(search, params, by, count);
    // The last trace comes along, to go on from.
    const kept = possible === null ? 'TRUE' : `((${possible}) IS TRUE)`;
    return `WITH w AS MATERIALIZED (${walked}), n AS (SELECT count(*)::int AS walked FROM w)
      SELECT ${summaryColumns(fields)}, n.walked, s.at, ${kept} AS kept FROM (
        SELECT *, row_number() OVER (ORDER BY ${by}) AS at FROM w s
      ) s, n WHERE ${kept} OR s.at = n.walked ORDER BY ${by}`;
  });
  const rows = await runQuery<SummaryRow & { walked: number; kept: boolean }>(sql, {
    signal: ctx.signal,
    timeoutMs,
  });
  const last = rows.at(-1);
  const end = last && last.walked >= count ? positionOf(last, order) : null;
  return { rows: rows.filter(({ kept }) => kept), end };
}

function within({ ctx, range, after, order, except }: TraceSearch, params: SqlParams): string {
  const [rank, startNs] = [params.add(after.rank), params.add(after.startNs)];
  const place =
    order === 'newest'
      ? `(s.start_ns, s.trace_key) < (${rank}::bigint, ${params.add(after.traceKey)}::uuid)`
      : `${RANK_COLUMN[order]} <= ${rank}::bigint AND (${RANK_COLUMN[order]}, s.start_ns, s.trace_key)
        < (${rank}::bigint, ${startNs}::bigint, ${params.add(after.traceKey)}::uuid)`;
  return `s.tenant_id = ${params.add(ctx.tenantId)}::int AND s.start_ns >= ${params.add(range.fromNs)}::bigint
    AND s.start_ns < ${params.add(range.toNs)}::bigint AND ${place}${exceptSql(except, params)}`;
}

function walkTime(search: TraceSearch, params: SqlParams, by: string, count: number): string {
  return `SELECT s.* FROM trace_summary s WHERE ${within(search, params)} ORDER BY ${by} LIMIT ${count}`;
}

/** Each hour has its own order in the index: the first of all are among the first of every hour. */
function walkHours(search: TraceSearch, params: SqlParams, by: string, count: number): string {
  const { fromNs, toNs } = search.range;
  const hours = `${params.add(hourOf(fromNs))}::int, ${params.add(hourOf(toNs - 1n))}::int`;
  const failed = search.order === 'errors' ? ' AND s.error_count > 0' : '';
  return `SELECT s.* FROM generate_series(${hours}) AS h(hour) CROSS JOIN LATERAL (
      SELECT s.* FROM trace_summary s WHERE ${within(search, params)} AND s.hour = h.hour${failed}
      ORDER BY ${by} LIMIT ${count}
    ) s ORDER BY ${by} LIMIT ${count}`;
}
