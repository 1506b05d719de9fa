import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';
import { LOG_COLUMNS, type LogPosition, type LogRow } from './log-row';

/** The log at a position, or null. */
export async function getLogRow(ctx: RequestContext, at: LogPosition): Promise<LogRow | null> {
  const rows = await runQuery<LogRow>(
    {
      text: `SELECT ${LOG_COLUMNS} FROM log t
        WHERE t.tenant_id = $1 AND t.time_ns = $2::bigint AND t.seq = $3::bigint LIMIT 1`,
      values: [ctx.tenantId, at.timeNs, at.seq],
    },
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return rows[0] ?? null;
}
