import type { RequestContext } from '../contracts/context';
import type { LogPatternsQuery, LogPatternsResponse } from '../contracts/log-patterns';
import { PatternMiner } from '../patterns/pattern-miner';
import type { Predicate } from '../store/scan/predicate';
import { serviceNames } from '../store/streams/service-names';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { comparedRange } from './compared-range';
import { countExactly, countSoon } from './count-soon';
import { describePatterns } from './describe-patterns';
import { PatternTally } from './pattern-tally';
import { planBuckets } from './plan-buckets';
import { readAllMessages, readSomeMessages } from './read-messages';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

const TREND_BUCKETS = 30;
/** Characters of messages that one answer keeps for examples and values. */
const MAX_KEPT_CHARS = 8_000_000;
const MAX_PATTERNS = 500;

/**
 * Matching logs grouped by message pattern. `fast` reads a sample of the whole range and scales it; `exact` reads every
 * match, newest first, until its time is over. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function logPatterns(
  ctx: RequestContext,
  input: LogPatternsQuery,
): Promise<LogPatternsResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const plan = planBuckets(range, TREND_BUCKETS);
  const tally = new PatternTally((timeNs) => Number(timeNs / plan.stepNs - plan.first), MAX_KEPT_CHARS);
  const miner = new PatternMiner(tally);
  const fast = input.precision === 'fast';
  const counting = { predicate, range, stepNs: plan.stepNs, shiftNs: 0n };
  const [counted, read] = await Promise.all([
    (fast ? countSoon : countExactly)(ctx, counting),
    (fast ? readSomeMessages : readAllMessages)(ctx, { predicate, range, miner, tally }),
  ]);
  const before = await readBefore(ctx, predicate, range, miner);
  const total = read.exact ? read.read : [...counted.counts.values()].flat().reduce((sum, n) => sum + n, 0);
  const groups = miner.finish();
  const services = await serviceNames(
    ctx,
    new Set(groups.flatMap(({ stats }) => [...stats.services.keys()])),
  );
  const { patterns, rest, unread } = describePatterns(groups, {
    total,
    read: read.read,
    sampled: fast && !read.exact,
    before,
    buckets: plan.starts.length,
    most: MAX_PATTERNS,
    services,
  });
  return {
    patterns,
    total,
    rest,
    unread,
    readTo: read.readTo === null ? null : formatIsoNs(read.readTo),
    read: read.read,
    estimate:
      fast && !read.exact
        ? (counted.estimate ?? { sampled: read.read, relativeError: 0, bucketError: 0 })
        : null,
    bucketMs: plan.bucketMs,
    buckets: plan.starts.map((start) => formatIsoNs(start)),
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

/**
 * Notes which patterns the equally long period before has; a smaller sample is enough for the frequent ones. Nothing is
 * read where the logs begin within it.
 */
async function readBefore(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
  miner: PatternMiner<ReturnType<PatternTally['create']>>,
): Promise<{ read: number; exact: boolean }> {
  const before = await comparedRange(ctx, range);
  if (before === null) return { read: 0, exact: false };
  const tally = { add: (stats: ReturnType<PatternTally['create']>) => void stats.previous++ };
  const { read, exact } = await readSomeMessages(ctx, { predicate, range: before, miner, tally });
  return { read, exact };
}
