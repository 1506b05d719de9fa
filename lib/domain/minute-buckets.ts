import { formatIsoNs } from '../time/iso';
import { NS_PER_MINUTE } from '../time/time-ns';
import type { CountedPeriod } from './counted-period';

/** Widths (minutes) that people read well and that the rollups have, or have a divisor of. */
const WIDTHS = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080, 43_200, 129_600, 525_600, 26_280_000,
  525_600_000,
];

export interface MinuteBuckets {
  stepMinutes: number;
  /** Number of the first bucket, counted from the epoch. */
  first: number;
  count: number;
}

/** Cuts the minutes into at most `most` buckets aligned to the epoch. With 1 it may take two. */
export function planMinuteBuckets(
  { fromMinute, toMinute }: Pick<CountedPeriod, 'fromMinute' | 'toMinute'>,
  most: number,
): MinuteBuckets {
  for (const width of WIDTHS) {
    const first = Math.floor(fromMinute / width);
    const count = Math.floor((toMinute - 1) / width) - first + 1;
    if (count <= most) return { stepMinutes: width, first, count };
  }
  // Only a lone bucket that an age begins in.
  const width = WIDTHS.at(-1) ?? 1;
  const first = Math.floor(fromMinute / width);
  return { stepMinutes: width, first, count: Math.floor((toMinute - 1) / width) - first + 1 };
}

/** When each bucket begins, ISO 8601. */
export function bucketTimes({ stepMinutes, first, count }: MinuteBuckets): string[] {
  return Array.from({ length: count }, (_, at) =>
    formatIsoNs(BigInt(first + at) * BigInt(stepMinutes) * NS_PER_MINUTE),
  );
}
