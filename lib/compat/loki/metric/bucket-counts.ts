import type { RangeExpr } from '../logql/logql-ast';
import { coveredBy, type QuerySteps } from './query-steps';
import type { Series, SeriesLabels } from './series';

/** Counts (or bytes) of one series in buckets, numbered from the beginning of what the query covers. */
export interface BucketedSeries {
  labels: SeriesLabels;
  buckets: ReadonlyMap<number, number>;
}

export interface BucketPlan {
  /** Bucket `k` holds the times of (afterNs + k × widthNs, afterNs + (k + 1) × widthNs]. */
  afterNs: bigint;
  toNs: bigint;
  widthNs: bigint;
  count: number;
}

const MAX_BUCKETS = 20_000;

/** Buckets that every step's range is made of; null when they would be too many. */
export function planCountBuckets(expr: RangeExpr, steps: QuerySteps): BucketPlan | null {
  const { afterNs, toNs } = coveredBy(steps, expr.rangeNs, expr.offsetNs);
  const widthNs = steps.count === 1 ? expr.rangeNs : greatestDivisor(expr.rangeNs, steps.stepNs);
  const count = Number((toNs - afterNs) / widthNs);
  return count > MAX_BUCKETS ? null : { afterNs, toNs, widthNs, count };
}

/** The value of a count, or of a rate of it, at each step. */
export function seriesOfBuckets(
  expr: RangeExpr,
  steps: QuerySteps,
  plan: BucketPlan,
  { labels, buckets }: BucketedSeries,
): Series {
  const perStep = steps.count === 1 ? 0 : Number(steps.stepNs / plan.widthNs);
  const perRange = Number(expr.rangeNs / plan.widthNs);
  const upTo = new Float64Array(plan.count + 1);
  for (let at = 0; at < plan.count; at++) upTo[at + 1] = (upTo[at] ?? 0) + (buckets.get(at) ?? 0);
  const divisor = expr.op === 'rate' || expr.op === 'bytes_rate' ? Number(expr.rangeNs) / 1e9 : 1;
  const values = Array.from({ length: steps.count }, (_, step) => {
    const from = step * perStep;
    const total = (upTo[from + perRange] ?? 0) - (upTo[from] ?? 0);
    return total === 0 ? null : total / divisor;
  });
  return { labels, values };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
