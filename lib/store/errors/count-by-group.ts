import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';
import { type ErrorGroup, GROUP_SQL } from './error-group';

export interface GroupCount {
  /** Number of the bucket from the epoch; 0 when not asked for. */
  bucket: bigint;
  key: string | null;
  n: bigint;
}

export interface CountByGroup {
  predicate: Predicate;
  range: TimeRange;
  group: ErrorGroup;
  /** Null: over the whole range. */
  stepNs: bigint | null;
  /** Errors only, through their own index; else logs of any severity. */
  errorsOnly: boolean;
}

/** Matching logs by group and, if asked, by bucket. Throws AppError `timeout`. */
export async function countByGroup(ctx: RequestContext, input: CountByGroup): Promise<GroupCount[]> {
  const { predicate, range, group, stepNs } = input;
  const sql = GROUP_SQL[group];
  return await runQuery<GroupCount>(
    statement((params) => {
      const bucket = stepNs === null ? '0::bigint' : `t.time_ns / ${params.add(stepNs)}::bigint`;
      return `WITH g AS (
          SELECT ${bucket} AS bucket, ${sql.raw}, count(*) AS n FROM log t
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
            ${input.errorsOnly ? 'AND t.severity >= 17' : ''} AND ${condition(predicate(params))}
          GROUP BY 1, 2, 3
        ) SELECT g.bucket, ${sql.key} AS key, sum(g.n)::bigint AS n
          FROM g LEFT JOIN stream s ON s.id = g.g1 LEFT JOIN service v ON v.id = s.service_id GROUP BY 1, 2`;
    }),
    { signal: ctx.signal, timeoutMs: 15_000, pool: 'analysis' },
  );
}
