import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';

/** One series of a chart over time, whatever it was made from. */
export interface ChartSeries {
  /** The same for the same series in the next answer: what is hidden stays hidden. */
  id: string;
  label: string;
  color: string;
  /** How its numbers read. */
  format: NumberFormat;
  /** Whether its numbers are not exact, and are marked so. */
  isApproximate: boolean;
  /** A number for each bucket; null where there is none. */
  points: readonly (number | null)[];
  /** Of the whole range. */
  value: number | null;
  /** The same of the period that it is compared with. */
  before: { points: readonly (number | null)[]; value: number | null } | null;
  /** Of buckets wider than the chart's: these themselves; its `points` then repeat. */
  own?: OwnBuckets | undefined;
}

export interface OwnBuckets {
  times: ChartTimes;
  points: readonly (number | null)[];
  /** For each bucket of the chart the one of these that it lies in. */
  at: readonly number[];
}

/** When the buckets of a chart are. Epoch ms. */
export interface ChartTimes {
  fromMs: number;
  toMs: number;
  /** Starts of the buckets; the first and last hold what lies in the range. */
  startsMs: readonly number[];
  stepMs: number;
}

/** A bucket as it lies in the range. */
export interface ChartBucket {
  fromMs: number;
  toMs: number;
  /** Cut by the range: holds less than a whole one. */
  isPart: boolean;
}

/** The buckets of the times, each cut to the range. */
export function chartBuckets({ fromMs, toMs, startsMs, stepMs }: ChartTimes): ChartBucket[] {
  return startsMs.map((startMs, index) => {
    // Days and months differ in length: the next start is the end.
    const endMs = startsMs[index + 1] ?? startMs + stepMs;
    const from = Math.max(startMs, fromMs);
    const to = Math.max(from, Math.min(endMs, toMs));
    return { fromMs: from, toMs: to, isPart: from > startMs || to < endMs };
  });
}

/** Whether the first and last bucket are cut by the range. One alone is all there is, and a part of nothing. */
export function partEnds({ fromMs, toMs, startsMs, stepMs }: ChartTimes): { first: boolean; last: boolean } {
  const [start, end] = [startsMs[0], startsMs.at(-1)];
  if (start === undefined || end === undefined || startsMs.length < 2) return { first: false, last: false };
  return { first: start < fromMs, last: end + stepMs > toMs };
}

/** The bucket that holds a time; null outside of all. */
export function bucketAt(buckets: readonly ChartBucket[], atMs: number): number | null {
  const index = buckets.findIndex(({ toMs }) => atMs < toMs);
  const found = buckets[index];
  return found && atMs >= found.fromMs ? index : null;
}
