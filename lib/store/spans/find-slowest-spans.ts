import type { RequestContext } from '../../contracts/context';
import type { SqlParams } from '../../query/compile/sql-params';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { ScanResult } from '../scan/adaptive-scan';
import { condition } from '../scan/predicate';
import type { FindSpans } from './find-newest-spans';
import { MATCH_COLUMNS, type MatchedSpan, type SpanPosition } from './matched-span';

const ORDER = 't.duration_ns DESC, t.trace_key DESC, t.span_key DESC';
/** How many of a service's slowest spans are tried through the duration index before all matches are read. */
const WALK_ROWS = 2_000;

export interface FindSlowestSpans extends FindSpans {
  /** Walks this service's duration index first. The predicate must imply it. */
  serviceId: number | null;
}

/** The next `need` matching spans, slowest first; `rank` of a position is a duration. Throws AppError `timeout`. */
export async function findSlowestSpans(
  ctx: RequestContext,
  input: FindSlowestSpans,
): Promise<ScanResult<MatchedSpan, SpanPosition>> {
  const { need, budgetMs } = input;
  const options = { signal: ctx.signal, timeoutMs: budgetMs };
  let rows: MatchedSpan[] = [];
  if (input.serviceId !== null) rows = await runQuery<MatchedSpan>(walk(ctx, input), options);
  if (rows.length < need) rows = await runQuery<MatchedSpan>(readAll(ctx, input), options);
  const last = rows.at(-1);
  const next =
    last === undefined || rows.length < need
      ? null
      : { rank: last.duration_ns, traceKey: last.trace_key, spanKey: last.span_key };
  return { rows, next, stoppedAt: null };
}

function walk(ctx: RequestContext, input: FindSlowestSpans) {
  return statement(
    (params) => `SELECT ${MATCH_COLUMNS} FROM (
        SELECT * FROM span t
        WHERE ${bounded(params, ctx, input)} AND t.service_id = ${params.add(input.serviceId)}::int
        ORDER BY ${ORDER} LIMIT ${WALK_ROWS}
      ) t WHERE ${condition(input.predicate(params))} ORDER BY ${ORDER} LIMIT ${input.need}`,
  );
}

function readAll(ctx: RequestContext, input: FindSlowestSpans) {
  return statement((params) => {
    const predicate = input.predicate(params);
    const matches = `SELECT ${MATCH_COLUMNS} FROM span t
      WHERE ${bounded(params, ctx, input)} AND ${condition(predicate)}`;
    const ordered = `ORDER BY ${ORDER} LIMIT ${input.need}`;
    // Materialised only where the token index finds few: keeping every span of a range costs more than sorting it.
    if (predicate.tokens === null) return `${matches} ${ordered}`;
    return `WITH m AS MATERIALIZED (${matches}) SELECT * FROM m t ${ordered}`;
  });
}

function bounded(params: SqlParams, ctx: RequestContext, { range, after }: FindSlowestSpans): string {
  const all = `t.tenant_id = ${params.add(ctx.tenantId)}::int
    AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint`;
  if (after === null) return all;
  return `${all} AND t.duration_ns <= ${params.add(after.rank)}::bigint
    AND (t.duration_ns, t.trace_key, t.span_key) < (${params.add(after.rank)}::bigint,
      ${params.add(after.traceKey)}::uuid, ${params.add(after.spanKey)}::bigint)`;
}
