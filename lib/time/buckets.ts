import { floorTo, NS_PER_MS, type TimeNs } from './time-ns';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths people read well; each divides the next calendar unit, so minute rollups serve every width from a minute up. */
const BUCKET_MS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
];

/** The narrowest readable bucket (ms) that cuts the range into at most `maxBuckets`. */
export function chooseBucketMs(fromNs: bigint, toNs: bigint, maxBuckets: number): number {
  const rangeMs = Number((toNs - fromNs) / NS_PER_MS);
  for (const width of BUCKET_MS) if (rangeMs / width <= maxBuckets) return width;
  return BUCKET_MS.at(-1) ?? DAY;
}

/** Starts of all buckets that touch [fromNs, toNs), aligned to the epoch. */
export function bucketStarts(fromNs: bigint, toNs: bigint, bucketMs: number): TimeNs[] {
  const step = BigInt(bucketMs) * NS_PER_MS;
  const starts: TimeNs[] = [];
  for (let at: bigint = floorTo(fromNs, step); at < toNs; at += step) starts.push(at as TimeNs);
  return starts;
}
