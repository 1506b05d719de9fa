import type { RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import { type LogRow, logOfRow } from '../store/logs/log-row';
import { readStreams } from '../store/streams/read-streams';

/** Rows as the API gives them, each with what its stream holds. */
export async function withStreams(ctx: RequestContext, rows: readonly LogRow[]): Promise<Log[]> {
  const streams = await readStreams(
    ctx,
    rows.map((row) => row.stream_id),
  );
  return rows.map((row) => logOfRow(row, streams.get(row.stream_id)));
}
