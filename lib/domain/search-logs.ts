import type { RequestContext } from '../contracts/context';
import type { LogSearchQuery, LogSearchResponse } from '../contracts/log-search';
import { findLogs } from '../store/logs/find-logs';
import type { LogPosition } from '../store/logs/log-row';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { decodeCursor, encodeCursor, INT64, int64 } from './cursor';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';
import { withStreams } from './with-streams';

/**
 * One page of the logs that match a query. A page may hold fewer than `limit` although more follow (large messages, or
 * time ran out): `nextCursor` says. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function searchLogs(ctx: RequestContext, input: LogSearchQuery): Promise<LogSearchResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const after = input.cursor === undefined ? null : readCursor(input.cursor, input.order);
  const found = await findLogs(ctx, { predicate, range, order: input.order, after, limit: input.limit });
  return {
    logs: await withStreams(ctx, found.rows),
    nextCursor: found.next && encodeCursor(input.order, [found.next.timeNs, found.next.seq]),
    range: describeRange(range),
    searchedTo: found.stoppedAt === null ? null : formatIsoNs(found.stoppedAt),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

function readCursor(text: string, order: string): LogPosition {
  const [timeNs, seq] = decodeCursor(text, order, [INT64, INT64]);
  return { timeNs: int64(timeNs), seq: int64(seq) };
}
