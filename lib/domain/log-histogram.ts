import type { RequestContext } from '../contracts/context';
import type { LogHistogramQuery, LogHistogramResponse } from '../contracts/log-search';
import { SEVERITY_CLASSES, type SeverityClass } from '../contracts/severity';
import type { ClassCounts } from '../store/logs/count-logs';
import type { Predicate } from '../store/scan/predicate';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_MINUTE, nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { comparedRange } from './compared-range';
import { type BucketCounts, type CountInput, countExactly, countSoon } from './count-soon';
import { type BucketPlan, planBuckets } from './plan-buckets';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

/**
 * Counts of matching logs over time, by severity class; empty buckets included. Asked for `fast`, they may be estimated. The first and last bucket hold
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
  const count = input.precision === 'fast' ? countSoon : countExactly;
  const countBefore = async () => {
    const before = input.compare === 'previous' ? await comparedRange(ctx, range) : null;
    return before && (await count(ctx, beforeInput(predicate, before, plan)));
  };
  const [{ counts, estimate }, previous] = await Promise.all([
    count(ctx, { predicate, range, stepNs: plan.stepNs, shiftNs: 0n }),
    countBefore(),
  ]);
  const buckets = plan.starts.map((start, index) => {
    const classes = counts.get(plan.first + BigInt(index)) ?? [];
    return { time: formatIsoNs(start), counts: named(classes), total: sum(classes) };
  });
  return {
    bucketMs: plan.bucketMs,
    buckets,
    total: sum(buckets.map(({ total }) => total)),
    previous: previous && beside(plan, previous),
    estimate,
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

/**
 * The equally long period before, moved on by its length so that bucket stands beside bucket: by whole minutes where
 * buckets are that wide, or a minute of the rollup would fall between two.
 */
function beforeInput(predicate: Predicate, range: TimeRange, { stepNs }: BucketPlan): CountInput {
  const length = range.toNs - range.fromNs;
  const shiftNs = stepNs < NS_PER_MINUTE ? length : floorTo(length + NS_PER_MINUTE / 2n, NS_PER_MINUTE);
  return { predicate, range, stepNs, shiftNs };
}

function beside({ starts, first }: BucketPlan, { counts, estimate }: BucketCounts) {
  const totals = starts.map(() => 0);
  for (const [bucket, classes] of counts) {
    // Up to half a minute may stick out at either end.
    const at = Math.min(Math.max(Number(bucket - first), 0), totals.length - 1);
    totals[at] = (totals[at] ?? 0) + sum(classes);
  }
  return { totals, total: sum(totals), estimate };
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
