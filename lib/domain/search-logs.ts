import type { RequestContext } from '../contracts/context';
import type { LogSearchQuery, LogSearchResponse } from '../contracts/log-search';
import { findLogs } from '../store/logs/find-logs';
import type { LogPosition } from '../store/logs/log-row';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { decodeCursor, encodeCursor, INT64, int64 } from './cursor';
import { gapAbove } from './log-gap';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';
import { withStreams } from './with-streams';

/**
 * One page of the logs that match a query, down the list or up it, always in the list's order. A page may hold fewer
 * than `limit` although more follow (large messages, or time ran out): the cursors say.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function searchLogs(ctx: RequestContext, input: LogSearchQuery): Promise<LogSearchResponse> {
  const started = performance.now();
  const now = nowNs();
  const { order, limit } = input;
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const up = input.direction === 'before';
  const gap = startOf(input, now);
  const found = await findLogs(ctx, {
    predicate,
    range,
    order: up ? opposite(order) : order,
    after: gap,
    limit,
  });
  const rows = up ? found.rows.reverse() : found.rows;
  // Where this page was entered: the next page the other way begins there, or at its outermost line.
  const edge = up ? rows.at(-1) : rows[0];
  const entered = edge ? { timeNs: edge.time_ns, seq: edge.seq } : gap;
  const cursor = (at: LogPosition | null) => at && encodeCursor(order, [at.timeNs, at.seq]);
  const onward = cursor(found.next);
  const back = gap === null ? null : cursor(entered);
  return {
    logs: await withStreams(ctx, rows),
    nextCursor: up ? back : onward,
    prevCursor: up ? onward : back,
    range: describeRange(range),
    searchedTo: found.stoppedAt === null ? null : formatIsoNs(found.stoppedAt),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

function startOf({ cursor, at, order }: LogSearchQuery, now: bigint): LogPosition | null {
  if (cursor !== undefined) {
    const [timeNs, seq] = decodeCursor(cursor, order, [INT64, INT64]);
    return { timeNs: int64(timeNs), seq: int64(seq) };
  }
  return at === undefined ? null : gapAbove(at, order, now);
}

function opposite(order: LogSearchQuery['order']): LogSearchQuery['order'] {
  return order === 'newest' ? 'oldest' : 'newest';
}
