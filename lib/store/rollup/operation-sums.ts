import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';
import { PLACE_FLOORS } from './duration-place';
import type { RollupValues } from './red-sum';

export interface OperationSums {
  predicate: Predicate;
  range: TimeRange;
  /** More rows than these are not worth reading. */
  most: number;
  timeoutMs: number;
  pool: PoolName;
}

/** Matching spans of an operation. */
export interface OperationSum extends RollupValues {
  service_id: number;
  kind: number;
  name: string;
}

/** Matching spans of a short range by operation, read one by one; null: too many operations. Throws AppError `timeout`. */
export async function operationSums(
  ctx: RequestContext,
  { predicate, range, most, timeoutMs, pool }: OperationSums,
): Promise<OperationSum[] | null> {
  const sql = statement(
    (params) => `SELECT g.service_id, g.kind, g.name, sum(g.n)::bigint AS n, sum(g.errors)::bigint AS errors,
      sum(g.sum_ns)::text AS sum_ns, array_agg(g.place)::text AS places, array_agg(g.n)::text AS counts
    FROM (
      SELECT t.service_id, t.kind, t.name, width_bucket(t.duration_ns, ${params.add(PLACE_FLOORS)}::bigint[]) AS place,
        count(*) AS n, count(*) FILTER (WHERE t.status = 2) AS errors, sum(t.duration_ns) AS sum_ns
      FROM span t
      WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
        AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint
        AND ${condition(predicate(params))}
      GROUP BY 1, 2, 3, 4
    ) g GROUP BY 1, 2, 3 LIMIT ${params.add(most + 1)}::int`,
  );
  const rows = await runQuery<OperationSum>(sql, { signal: ctx.signal, timeoutMs, pool });
  return rows.length > most ? null : rows;
}
