import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { SqlParams } from '../query/compile/sql-params';
import { byBucket, countLogs } from '../store/logs/count-logs';
import { countUpTo } from '../store/logs/count-up-to';
import { NS_PER_DAY } from '../time/time-ns';
import type { NarrowedScope } from './elastic-scope';

/** How many logs match. `gte`: at least so many. */
export interface HitsTotal {
  value: number;
  relation: 'eq' | 'gte';
}

const TIMEOUT_MS = 10_000;

/** All matches, counted. Throws AppError `timeout`. */
export async function countElastic(ctx: RequestContext, scope: NarrowedScope): Promise<number> {
  const counts = await countLogs(ctx, { ...scope, key: byBucket(NS_PER_DAY) });
  return [...counts.values()].flat().reduce((sum, n) => sum + n, 0);
}

/**
 * The total of a search. @param track all, or up to so many @param known at least so many
 * Where counting takes too long, what is known so far, and `timedOut`.
 */
export async function elasticTotal(
  ctx: RequestContext,
  scope: NarrowedScope,
  track: true | number,
  known: number,
): Promise<HitsTotal & { timedOut: boolean }> {
  const most = track === true ? Number.MAX_SAFE_INTEGER : track;
  try {
    const isQuick = scope.predicate(new SqlParams()).rollup !== null;
    const counted =
      track === true || isQuick
        ? await countElastic(ctx, scope)
        : await countUpTo(ctx, { ...scope, most: most + 1, timeoutMs: TIMEOUT_MS });
    return counted > most
      ? { value: most, relation: 'gte', timedOut: false }
      : { value: counted, relation: 'eq', timedOut: false };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'timeout')) throw error;
    return { value: Math.min(known, most), relation: 'gte', timedOut: true };
  }
}
