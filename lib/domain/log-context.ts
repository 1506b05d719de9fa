import type { RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import type { LogContextQuery, LogContextResponse } from '../contracts/log-context';
import { AppError } from '../errors';
import { fieldTerm } from '../query/edit';
import { findLogs } from '../store/logs/find-logs';
import type { LogPosition } from '../store/logs/log-row';
import type { Predicate } from '../store/scan/predicate';
import { formatIsoNs } from '../time/iso';
import { NS_PER_DAY, nowNs } from '../time/time-ns';
import { decodeCursor, encodeCursor, INT64, int64 } from './cursor';
import { findLog } from './find-log';
import { hostOfLog } from './host-of-log';
import { readQuery } from './read-query';
import { describeRange } from './resolve-range';
import { withStreams } from './with-streams';

/** Lines further away are no surroundings; it also bounds the search in a service that hardly speaks. */
const REACH_NS = 7n * NS_PER_DAY;
const BUDGET_MS = 5_000;

interface Side {
  logs: Log[];
  nextCursor: string | null;
  searchedTo: string | null;
}

const NOT_ASKED: Side = { logs: [], nextCursor: null, searchedTo: null };

/**
 * The lines before and after one log, of its service, host, trace or of all, at most a week away, and each side's next
 * page by its cursor. Throws AppError `bad_request` (also for a scope that the log has not) or `not_found`.
 */
export async function logContext(
  ctx: RequestContext,
  id: string,
  input: LogContextQuery,
): Promise<LogContextResponse> {
  const row = await findLog(ctx, id);
  const [log] = await withStreams(ctx, [row]);
  if (!log) throw new AppError('not_found', 'This log is not stored here.');
  const now = nowNs();
  const filter = readQuery(ctx, input.q, now, 'log');
  const scope = readQuery(ctx, scopeQuery(log, input.scope), now, 'log');
  const predicate = both(scope.predicate, filter.predicate);
  const range = { fromNs: row.time_ns - REACH_NS, toNs: row.time_ns + REACH_NS };
  const readSide = async (name: 'before' | 'after'): Promise<Side> => {
    const cursor = input[name];
    if (cursor === undefined && (input.before ?? input.after) !== undefined) return NOT_ASKED;
    const found = await findLogs(ctx, {
      predicate,
      range,
      order: name === 'before' ? 'newest' : 'oldest',
      after: cursor === undefined ? { timeNs: row.time_ns, seq: row.seq } : readCursor(cursor, name),
      limit: input.limit,
      budgetMs: BUDGET_MS,
    });
    return {
      logs: await withStreams(ctx, found.rows),
      nextCursor: found.next && encodeCursor(name, [found.next.timeNs, found.next.seq]),
      searchedTo: found.stoppedAt === null ? null : formatIsoNs(found.stoppedAt),
    };
  };
  const [before, after] = await Promise.all([readSide('before'), readSide('after')]);
  const { logs: older, ...olderSide } = before;
  const { logs: newer, ...newerSide } = after;
  return {
    before: older.toReversed(),
    log,
    after: newer,
    older: olderSide,
    newer: newerSide,
    range: describeRange(range),
    host: hostOfLog(log),
    diagnostics: filter.diagnostics,
  };
}

/** Rows that meet two queries, each read by itself so that neither can change how the other is meant. */
function both(scope: Predicate, filter: Predicate): Predicate {
  return (params) => {
    const [a, b] = [scope(params), filter(params)];
    const tokens = [a.tokens, b.tokens].filter((part) => part !== null);
    return {
      exact: `(${a.exact}) AND (${b.exact})`,
      tokens: tokens.length === 0 ? null : tokens.map((part) => `(${part})`).join(' AND '),
      rollup: null,
    };
  };
}

function scopeQuery(log: Log, scope: LogContextQuery['scope']): string {
  if (scope === 'all') return '';
  if (scope === 'service') return fieldTerm('service', log.service);
  if (scope === 'host') {
    const host = hostOfLog(log);
    if (host) return fieldTerm(host.field, host.value);
    throw new AppError(
      'bad_request',
      'This log names no host: its resource has neither host.name nor a pod or container. Use scope=service or scope=all.',
    );
  }
  if (log.traceId === null) {
    throw new AppError('bad_request', 'This log belongs to no trace. Use scope=service or scope=all.');
  }
  return fieldTerm('trace_id', log.traceId);
}

function readCursor(text: string, side: 'before' | 'after'): LogPosition {
  const [timeNs, seq] = decodeCursor(text, side, [INT64, INT64]);
  return { timeNs: int64(timeNs), seq: int64(seq) };
}
