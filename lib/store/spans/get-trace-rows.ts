import type { RequestContext } from '../../contracts/context';
import { withConnection } from '../client/run-query';
import { traceWhere } from '../client/trace-where';
import { SPAN_COLUMNS, type SpanRow } from './span-row';

/** Bytes of the stored values of one answer, however long its attributes. */
const MAX_WEIGHT = 64 * 1024 * 1024;
const WEIGHT = '(pg_column_size(t.attributes) + pg_column_size(t.events) + pg_column_size(t.links))';

/** A trace's spans by start time, at most `limit` and 64 MiB, and how many there are in all. @param traceId normalised */
export async function getTraceRows(
  ctx: RequestContext,
  traceId: string,
  limit: number,
): Promise<{ rows: SpanRow[]; total: number; endNs: bigint }> {
  const { text: where, values } = traceWhere(ctx, traceId);
  return await withConnection({ signal: ctx.signal, timeoutMs: 10_000 }, async (run) => {
    const rows = await run<SpanRow>({
      text: `SELECT * FROM (
          SELECT ${SPAN_COLUMNS}, sum(${WEIGHT}) OVER w - ${WEIGHT} AS weight_before
          FROM span t WHERE ${where}
          WINDOW w AS (ORDER BY t.start_ns, t.span_key ROWS UNBOUNDED PRECEDING)
          ORDER BY t.start_ns, t.span_key LIMIT ${limit}
        ) t WHERE t.weight_before < ${MAX_WEIGHT}`,
      values,
    });
    const [all] = await run<{ total: bigint; end_ns: bigint }>({
      text: `SELECT count(*) AS total, max(t.start_ns + t.duration_ns) AS end_ns FROM span t WHERE ${where}`,
      values,
    });
    return { rows, total: Number(all?.total ?? 0n), endNs: all?.end_ns ?? 0n };
  });
}
