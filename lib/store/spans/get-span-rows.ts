import type { RequestContext } from '../../contracts/context';
import { spanKey } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { traceWhere } from '../client/trace-where';
import { SPAN_COLUMNS, type SpanRow } from './span-row';

/** The spans of a trace with this id, by start time, at most `limit`. @param traceId normalised @param spanId normalised */
export async function getSpanRows(
  ctx: RequestContext,
  traceId: string,
  spanId: string,
  limit: number,
): Promise<SpanRow[]> {
  const { text: where, values } = traceWhere(ctx, traceId);
  const { key, text } = spanKey(spanId);
  return await runQuery<SpanRow>(
    {
      text: `SELECT ${SPAN_COLUMNS} FROM span t
        WHERE ${where} AND t.span_key = $5::bigint AND t.span_text IS NOT DISTINCT FROM $6::text
        ORDER BY t.start_ns, t.kind LIMIT ${limit}`,
      values: [...values, key, text],
    },
    { signal: ctx.signal, timeoutMs: 10_000 },
  );
}
