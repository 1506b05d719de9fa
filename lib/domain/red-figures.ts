import type { RedFigures, RedSeries } from '../contracts/red-figures';
import { durationQuantileMs } from '../store/rollup/duration-quantile';
import type { RedSum } from '../store/rollup/red-sum';

const NS_PER_MS = 1_000_000;

/** A sum as the API gives it. @param seconds what the rate is over */
export function redFigures(sum: RedSum, seconds: number): RedFigures {
  return {
    count: sum.n,
    perSecond: sum.n / seconds,
    errors: sum.errors,
    errorRate: sum.n === 0 ? null : sum.errors / sum.n,
    meanMs: sum.n === 0 ? null : Number(sum.sumNs) / sum.n / NS_PER_MS,
    p50Ms: rounded(durationQuantileMs(sum, 0.5)),
    p95Ms: rounded(durationQuantileMs(sum, 0.95)),
    p99Ms: rounded(durationQuantileMs(sum, 0.99)),
  };
}

/** The buckets first … first + count - 1, empty ones included. */
export function redSeries(
  buckets: ReadonlyMap<number, RedSum>,
  { first, count }: { first: number; count: number },
): RedSeries {
  const sums = Array.from({ length: count }, (_, at) => buckets.get(first + at));
  const quantiles = (q: number) => sums.map((sum) => (sum ? rounded(durationQuantileMs(sum, q)) : null));
  return {
    count: sums.map((sum) => sum?.n ?? 0),
    errors: sums.map((sum) => sum?.errors ?? 0),
    p50Ms: quantiles(0.5),
    p95Ms: quantiles(0.95),
    p99Ms: quantiles(0.99),
  };
}

/** Four digits: more would claim what a quantile of classes does not know. */
function rounded(ms: number | null): number | null {
  return ms === null ? null : Number(ms.toPrecision(4));
}
