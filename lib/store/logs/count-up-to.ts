import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { bindLookups } from '../scan/bind-lookups';
import { condition, type Predicate } from '../scan/predicate';

/** How many logs match, at most `most`: reading ends there. Throws AppError `timeout`. */
export async function countUpTo(
  ctx: RequestContext,
  {
    predicate: asked,
    range,
    most,
    timeoutMs,
  }: { predicate: Predicate; range: TimeRange; most: number; timeoutMs: number },
): Promise<number> {
  const predicate = await bindLookups(asked, { signal: ctx.signal });
  const [row] = await runQuery<{ n: bigint }>(
    statement(
      (params) => `SELECT count(*) AS n FROM (
        SELECT 1 FROM log t
        WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
          AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
          AND ${condition(predicate(params))}
        LIMIT ${params.add(most)}::bigint) found`,
    ),
    { signal: ctx.signal, timeoutMs },
  );
  return Number(row?.n ?? 0);
}
