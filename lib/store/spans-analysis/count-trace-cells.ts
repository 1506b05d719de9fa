import type { RequestContext } from '../../contracts/context';
import type { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';

/** A condition on rows `s` of trace_summary. */
export type SummaryCondition = (params: SqlParams) => string;

export interface CountTraceCells {
  range: TimeRange;
  /** Columns are counted from `originNs`, each `stepNs` wide. */
  originNs: bigint;
  stepNs: bigint;
  /** Ascending ns: place i holds durations from bounds[i] up to the next. */
  bounds: readonly bigint[];
  condition: SummaryCondition;
  timeoutMs: number;
}

export interface TraceCell {
  column: number;
  place: number;
  traces: number;
  failed: number;
}

/** How many traces that start in the range are in each column and place of duration. Throws AppError `timeout`. */
export async function countTraceCells(ctx: RequestContext, input: CountTraceCells): Promise<TraceCell[]> {
  return await runQuery<TraceCell>(
    statement((params) => {
      // Place 0 begins at 0: below the first bound given, width_bucket says 0.
      const bounds = `${params.add(input.bounds.slice(1))}::bigint[]`;
      return `SELECT ((s.start_ns - ${params.add(input.originNs)}::bigint) / ${params.add(input.stepNs)}::bigint)::int AS column,
          width_bucket(s.duration_ns, ${bounds})::int AS place,
          count(*)::int AS traces, (count(*) FILTER (WHERE s.error_count > 0))::int AS failed
        FROM trace_summary s
        WHERE s.tenant_id = ${params.add(ctx.tenantId)}::int
          AND s.start_ns >= ${params.add(input.range.fromNs)}::bigint AND s.start_ns < ${params.add(input.range.toNs)}::bigint
          AND ${input.condition(params)}
        GROUP BY 1, 2`;
    }),
    { signal: ctx.signal, timeoutMs: input.timeoutMs, pool: 'analysis' },
  );
}
