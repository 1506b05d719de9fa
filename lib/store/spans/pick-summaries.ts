import { earlier, type TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';
import { exceptSql } from './except-sql';
import { latestEnd } from './latest-end';
import { possibleSql } from './possible-sql';
import { RANK_COLUMN, type SummaryRow, summaryColumns } from './summary-row';
import type { TraceSearch } from './trace-search';

/**
 * The first `limit` traces that start in the slice and have a span of the anchor, found through the token index, in the
 * search's order. Throws AppError `timeout`.
 * @param anchor null: whatever spans they have
 */
export async function pickSummaries(
  search: TraceSearch,
  anchor: Predicate | null,
  slice: TimeRange,
  limit: number,
  timeoutMs: number,
): Promise<SummaryRow[]> {
  const { ctx, plan, order, after, pool = 'search' } = search;
  const toNs = order === 'newest' ? earlier(slice.toNs, after.startNs + 1n) : slice.toNs;
  if (toNs <= slice.fromNs) return [];
  const started = performance.now();
  const endNs = anchor ? await latestEnd(ctx, { fromNs: slice.fromNs, toNs }, { timeoutMs, pool }) : toNs;
  const by = `${RANK_COLUMN[order]} DESC, s.start_ns DESC, s.trace_key DESC`;
  const sql = statement((params) => {
    const possible = possibleSql(plan, params);
    const from = `${params.add(slice.fromNs)}::bigint`;
    const tenant = `${params.add(ctx.tenantId)}::int`;
    // Materialised, or the planner would walk an index of times and test every span.
    const found =
      anchor &&
      `WITH m AS MATERIALIZED (
        SELECT t.trace_key, t.shard_key FROM span t WHERE t.tenant_id = ${tenant}
          AND t.start_ns >= ${from} AND t.start_ns < ${params.add(endNs)}::bigint AND ${condition(anchor(params))}
      ), d AS (SELECT DISTINCT m.trace_key, m.shard_key FROM m)`;
    const joined = found
      ? 'd JOIN trace_summary s ON s.trace_key = d.trace_key AND s.shard_key = d.shard_key'
      : 'trace_summary s';
    return `${found ?? ''} SELECT ${summaryColumns(plan.fields.map((field) => field(params)))}
      FROM ${joined}
      WHERE s.tenant_id = ${tenant} AND s.start_ns >= ${from} AND s.start_ns < ${params.add(toNs)}::bigint
        AND (${RANK_COLUMN[order]}::bigint, s.start_ns, s.trace_key) < (${params.add(after.rank)}::bigint,
          ${params.add(after.startNs)}::bigint, ${params.add(after.traceKey)}::uuid)
        AND ${possible ?? 'TRUE'}${exceptSql(search.except, params)}
      ORDER BY ${by} LIMIT ${limit}`;
  });
  const left = Math.max(1, timeoutMs - (performance.now() - started));
  return await runQuery<SummaryRow>(sql, { signal: ctx.signal, timeoutMs: left, pool });
}
