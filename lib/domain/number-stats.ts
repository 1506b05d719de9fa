import type { NumberStats } from '../contracts/log-stats';

const MAX_BUCKETS = 30;
/** From these ratios of the largest to the smallest on, equal steps may put nearly all in the first bucket. */
const LOG_RATIO = 1_000;
const LOG_RATIO_OF_TAILS = 20;
/** Where 95 % lie in this share of the span, the rest is a tail. */
const TAIL = 0.25;

/** Quantiles by nearest rank (a value that occurs, as people expect of a P99) and a histogram. @param numbers at least one, finite */
export function numberStats(numbers: readonly number[]): NumberStats {
  const sorted = Float64Array.from(numbers).sort();
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const [min, max] = [rank(0), rank(1)];
  const ratio = min > 0 ? max / min : 0;
  const isTail = rank(0.95) - min < (max - min) * TAIL;
  const scale = ratio >= LOG_RATIO || (ratio >= LOG_RATIO_OF_TAILS && isTail) ? 'log' : 'linear';
  const edges = scale === 'log' ? logEdges(min, max) : linearEdges(min, max, sorted.every(Number.isInteger));
  return {
    count: sorted.length,
    min,
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    max,
    // Divided first: the sum of large numbers may leave the range.
    mean: sorted.reduce((mean, number) => mean + number / sorted.length, 0),
    buckets: fill(sorted, around(edges, min, max)),
    scale,
  };
}

function linearEdges(min: number, max: number, whole: boolean): number[] {
  const span = max - min;
  if (span === 0) return [min, min];
  const step = niceStep(span / MAX_BUCKETS, whole);
  if (!Number.isFinite(step)) return [min, max];
  const first = Math.floor(min / step);
  const last = Math.max(first + 1, Math.floor(max / step) + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= least * (1 - 1e-9)) ?? least;
  return whole ? Math.max(1, Math.round(step)) : step;
}

function logEdges(min: number, max: number): number[] {
  const low = Math.floor(Math.log10(min));
  const high = Math.floor(Math.log10(max)) + 1;
  const perDecade = [10, 5, 3, 1].find((parts) => parts * (high - low) <= MAX_BUCKETS) ?? 1;
  const decades = Math.ceil((high - low) / Math.max(1, Math.floor(MAX_BUCKETS / perDecade)));
  const steps = Math.ceil(((high - low) * perDecade) / decades);
  const edges = Array.from({ length: steps + 1 }, (_, index) =>
    tidy(10 ** (low + (index * decades) / perDecade)),
  );
  return edges.filter((_, index) => {
    const [before = 0, after = Number.POSITIVE_INFINITY] = [edges[index - 1], edges[index + 1]];
    return before <= max && after > min;
  });
}

/** Without the last digits that multiplying brings: 0.30000000000000004 is 0.3. */
function tidy(number: number): number {
  return Number(number.toPrecision(12));
}

/** Rounded edges may have lost the ends by a last digit. */
function around(edges: readonly number[], min: number, max: number): number[] {
  const last = edges.length - 1;
  return edges.map((edge, index) =>
    index === 0 ? Math.min(edge, min) : index === last ? Math.max(edge, max) : edge,
  );
}

function fill(sorted: Float64Array, edges: readonly number[]): NumberStats['buckets'] {
  const buckets = edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? from, count: 0 }));
  let at = 0;
  for (const number of sorted) {
    while (at < buckets.length - 1 && number >= (buckets[at]?.to ?? 0)) at++;
    const bucket = buckets[at];
    if (bucket) bucket.count++;
  }
  return buckets;
}
