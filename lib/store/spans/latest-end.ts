import type { RequestContext } from '../../contracts/context';
import { NS_PER_HOUR } from '../../time/time-ns';
import { later, type TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { hourOf } from './summary-row';

/**
 * A time (exclusive) by which all spans of the traces that start in the range have started: the longest trace of each
 * hour could begin at the hour's end.
 */
export async function latestEnd(
  ctx: RequestContext,
  { fromNs, toNs }: TimeRange,
  { timeoutMs, pool = 'search' }: { timeoutMs: number; pool?: PoolName | undefined },
): Promise<bigint> {
  const [row] = await runQuery<{ ns: bigint | null }>(
    {
      text: `SELECT max(least((h.hour + 1)::bigint * ${NS_PER_HOUR}, $4::bigint) + s.duration_ns) AS ns
        FROM generate_series($2::int, $3::int) AS h(hour) CROSS JOIN LATERAL (
          SELECT s.duration_ns FROM trace_summary s WHERE s.tenant_id = $1 AND s.hour = h.hour
          ORDER BY s.duration_ns DESC LIMIT 1
        ) s`,
      values: [ctx.tenantId, hourOf(fromNs), hourOf(toNs - 1n), toNs],
    },
    { signal: ctx.signal, timeoutMs, pool },
  );
  return later(toNs, (row?.ns ?? toNs) + 1n);
}
