import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';

/** Whether any log lies in a range, to the minute. */
export async function hasLogs(ctx: RequestContext, range: TimeRange): Promise<boolean> {
  const rows = await runQuery(
    {
      text: `SELECT 1 FROM log_rollup_minute
        WHERE tenant_id = $1 AND bucket_ns >= $2::bigint AND bucket_ns < $3::bigint LIMIT 1`,
      values: [ctx.tenantId, range.fromNs, range.toNs],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows.length > 0;
}
