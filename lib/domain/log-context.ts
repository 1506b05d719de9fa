import type { RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import type { LogContextQuery, LogContextResponse } from '../contracts/log-search';
import { AppError } from '../errors';
import { fieldTerm } from '../query/edit';
import { findLogs } from '../store/logs/find-logs';
import { NS_PER_DAY, nowNs } from '../time/time-ns';
import { findLog } from './find-log';
import { readQuery } from './read-query';
import { withStreams } from './with-streams';

/** Lines further away are no surroundings; it also bounds the search in a service that hardly speaks. */
const REACH_NS = 7n * NS_PER_DAY;
const BUDGET_MS = 5_000;

/**
 * The lines before and after one log, of its service, of its trace or of all, at most a week away.
 * Throws AppError `bad_request` (also for scope `trace` of a log without one) or `not_found`.
 */
export async function logContext(
  ctx: RequestContext,
  id: string,
  input: LogContextQuery,
): Promise<LogContextResponse> {
  const row = await findLog(ctx, id);
  const [log] = await withStreams(ctx, [row]);
  if (!log) throw new AppError('not_found', 'This log is not stored here.');
  const { predicate } = readQuery(ctx, scopeQuery(log, input.scope), nowNs(), 'log');
  const side = async (order: 'newest' | 'oldest'): Promise<Log[]> => {
    const range = { fromNs: row.time_ns - REACH_NS, toNs: row.time_ns + REACH_NS };
    const after = { timeNs: row.time_ns, seq: row.seq };
    const found = await findLogs(ctx, {
      predicate,
      range,
      order,
      after,
      limit: input.limit,
      budgetMs: BUDGET_MS,
    });
    return await withStreams(ctx, found.rows);
  };
  const [before, following] = await Promise.all([side('newest'), side('oldest')]);
  return { before: before.reverse(), log, after: following };
}

function scopeQuery(log: Log, scope: LogContextQuery['scope']): string {
  if (scope === 'all') return '';
  if (scope === 'service') return fieldTerm('service', log.service);
  if (log.traceId === null) {
    throw new AppError('bad_request', 'This log belongs to no trace. Use scope=service or scope=all.');
  }
  return fieldTerm('trace_id', log.traceId);
}
