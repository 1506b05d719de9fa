import type { RequestContext } from '../contracts/context';
import type { LogHistogramQuery, LogHistogramResponse } from '../contracts/log-search';
import { SEVERITY_CLASSES, type SeverityClass } from '../contracts/severity';
import { byBucket, type ClassCounts, countLogs } from '../store/logs/count-logs';
import type { Predicate } from '../store/scan/predicate';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { previousRange, type TimeRange } from '../time/time-range';
import { type BucketPlan, planBuckets } from './plan-buckets';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

/**
 * Exact counts of matching logs over time, by severity class; empty buckets included. The first and last bucket hold
 * only what lies in the range. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function logHistogram(
  ctx: RequestContext,
  input: LogHistogramQuery,
): Promise<LogHistogramResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const plan = planBuckets(range, input.buckets);
  const [counts, previous] = await Promise.all([
    countLogs(ctx, { predicate, range, key: byBucket(plan.stepNs) }),
    input.compare === 'previous' ? countPrevious(ctx, predicate, range, plan) : null,
  ]);
  const buckets = plan.starts.map((start, index) => {
    const classes = counts.get(plan.first + BigInt(index)) ?? [];
    return { time: formatIsoNs(start), counts: named(classes), total: sum(classes) };
  });
  return {
    bucketMs: plan.bucketMs,
    buckets,
    total: sum(buckets.map(({ total }) => total)),
    previous: previous && { totals: previous, total: sum(previous) },
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

/**
 * The equally long period before, moved on by its length so that bucket stands beside bucket. Where that length is no
 * whole number of minutes a rollup minute may fall one bucket aside; the total is exact.
 */
async function countPrevious(
  ctx: RequestContext,
  predicate: Predicate,
  range: TimeRange,
  plan: BucketPlan,
): Promise<number[]> {
  const key = byBucket(plan.stepNs, range.toNs - range.fromNs);
  const counts = await countLogs(ctx, { predicate, range: previousRange(range), key });
  return plan.starts.map((_, index) => sum(counts.get(plan.first + BigInt(index)) ?? []));
}

function named(classes: ClassCounts): Partial<Record<SeverityClass, number>> {
  const counts: Partial<Record<SeverityClass, number>> = {};
  SEVERITY_CLASSES.forEach((name, index) => {
    const count = classes[index] ?? 0;
    if (count > 0) counts[name] = count;
  });
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
