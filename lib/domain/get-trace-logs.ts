import type { RequestContext } from '../contracts/context';
import type { TraceLogsResponse } from '../contracts/trace';
import { getTraceLogRows } from '../store/logs/get-trace-logs';
import { readTraceId } from './read-trace-id';
import { withStreams } from './with-streams';

const MAX_LOGS = 5_000;

/** The logs of a trace, oldest first, at most 5,000; none when it has none. They are there even when its spans are not. */
export async function getTraceLogs(ctx: RequestContext, id: string): Promise<TraceLogsResponse> {
  const traceId = readTraceId(id);
  const { rows, total } = await getTraceLogRows(ctx, traceId, MAX_LOGS);
  return { traceId, logs: await withStreams(ctx, rows), total, truncated: total > rows.length };
}
