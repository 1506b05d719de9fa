import type { RequestContext } from '../contracts/context';
import { normalizeSpanId } from '../contracts/ids';
import type { TraceSpanResponse } from '../contracts/trace-outline';
import { AppError } from '../errors';
import { getSpanRows } from '../store/spans/get-span-rows';
import { spanOfRow } from '../store/spans/span-row';
import { readStreams } from '../store/streams/read-streams';
import { readTraceId } from './read-trace-id';

const MAX_TWINS = 20;

/** One span whole; more than one where senders gave an id twice. Throws AppError `bad_request`, `not_found`. */
export async function getTraceSpan(
  ctx: RequestContext,
  trace: string,
  span: string,
): Promise<TraceSpanResponse> {
  const traceId = readTraceId(trace);
  const spanId = normalizeSpanId(span);
  if (spanId === null) throw new AppError('bad_request', 'A span id of zeros means "no span".');
  const rows = await getSpanRows(ctx, traceId, spanId, MAX_TWINS);
  if (rows.length === 0) {
    throw new AppError('not_found', 'This span is not stored: it may be late, sampled away or expired.');
  }
  const streams = await readStreams(
    ctx,
    rows.map((row) => row.stream_id),
  );
  return { spans: rows.map((row) => spanOfRow(row, streams.get(row.stream_id))) };
}
