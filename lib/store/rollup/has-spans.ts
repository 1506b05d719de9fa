import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';
import type { MinuteRange } from './read-rollup';

/** Whether any span lies in these minutes. */
export async function hasSpans(ctx: RequestContext, { fromMinute, toMinute }: MinuteRange): Promise<boolean> {
  const rows = await runQuery<{ found: boolean }>(
    {
      text: `SELECT EXISTS (SELECT 1 FROM span_rollup
            WHERE tenant_id = $1 AND resolution = 60 AND bucket >= $2::int AND bucket < $3::int)
          OR EXISTS (SELECT 1 FROM rollup_delta WHERE tenant_id = $1 AND minute >= $2::int AND minute < $3::int) AS found`,
      values: [ctx.tenantId, fromMinute, toMinute],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows[0]?.found === true;
}
