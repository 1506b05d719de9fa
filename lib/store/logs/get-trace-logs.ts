import type { RequestContext } from '../../contracts/context';
import { withConnection } from '../client/run-query';
import { traceWhere } from '../client/trace-where';
import { LOG_COLUMNS, type LogRow } from './log-row';

/** Bytes of one answer, however long its messages. */
const MAX_WEIGHT = 32 * 1024 * 1024;
const WEIGHT = '(octet_length(t.body) + pg_column_size(t.attributes))';

/** A trace's logs, oldest first, at most `limit` and 32 MiB, and how many there are in all. @param traceId normalised */
export async function getTraceLogRows(
  ctx: RequestContext,
  traceId: string,
  limit: number,
): Promise<{ rows: LogRow[]; total: number }> {
  const { text: where, values } = traceWhere(ctx, traceId);
  return await withConnection({ signal: ctx.signal, timeoutMs: 10_000 }, async (run) => {
    const rows = await run<LogRow>({
      text: `SELECT * FROM (
          SELECT ${LOG_COLUMNS}, sum(${WEIGHT}) OVER w - ${WEIGHT} AS weight_before
          FROM log t WHERE ${where}
          WINDOW w AS (ORDER BY t.time_ns, t.seq ROWS UNBOUNDED PRECEDING)
          ORDER BY t.time_ns, t.seq LIMIT ${limit}
        ) t WHERE t.weight_before < ${MAX_WEIGHT}`,
      values,
    });
    const [all] = await run<{ total: bigint }>({
      text: `SELECT count(*) AS total FROM log t WHERE ${where}`,
      values,
    });
    return { rows, total: Number(all?.total ?? 0n) };
  });
}
