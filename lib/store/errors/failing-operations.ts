import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';

export interface OperationCount {
  service_id: number;
  service: string;
  operation: string;
  n: bigint;
}

/** Matching spans by service and name, most first, at most `limit`. Throws AppError `timeout`. */
export async function countOperations(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
  limit: number,
): Promise<OperationCount[]> {
  return await runQuery<OperationCount>(
    statement(
      (params) => `WITH m AS (
          SELECT t.service_id, t.name, count(*) AS n FROM span t
          WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
            AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint
            AND ${condition(predicate(params))}
          GROUP BY 1, 2 ORDER BY n DESC, t.name LIMIT ${limit}
        ) SELECT m.service_id, s.name AS service, m.name AS operation, m.n
          FROM m JOIN service s ON s.id = m.service_id ORDER BY m.n DESC, s.name, m.name`,
    ),
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
}
