import type { RequestContext } from '../contracts/context';
import type { TraceResponse } from '../contracts/trace';
import { getTraceRows } from '../store/spans/get-trace-rows';
import { spanOfRow } from '../store/spans/span-row';
import { readStreams } from '../store/streams/read-streams';
import { formatIsoNs } from '../time/iso';
import { noSuchTrace } from './no-such-trace';
import { readTraceId } from './read-trace-id';

const MAX_SPANS = 20_000;

/** A whole trace by id, at most 20,000 spans. Throws AppError `bad_request`, or `not_found` that says why it may be missing. */
export async function getTrace(ctx: RequestContext, id: string): Promise<TraceResponse> {
  const started = performance.now();
  const traceId = readTraceId(id);
  const { rows, total, endNs } = await getTraceRows(ctx, traceId, MAX_SPANS);
  const first = rows[0];
  if (!first) throw noSuchTrace();
  const streams = await readStreams(
    ctx,
    rows.map((row) => row.stream_id),
  );
  return {
    traceId,
    spans: rows.map((row) => spanOfRow(row, streams.get(row.stream_id))),
    totalSpans: total,
    truncated: total > rows.length,
    startTime: formatIsoNs(first.start_ns),
    durationNs: (endNs - first.start_ns).toString(),
    tookMs: performance.now() - started,
  };
}
