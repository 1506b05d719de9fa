import { bucketStarts, chooseBucketMs } from '../time/buckets';
import { floorDiv, NS_PER_MS, type TimeNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';

export interface BucketPlan {
  bucketMs: number;
  stepNs: bigint;
  /** Starts of all buckets that touch the range, aligned to the epoch. */
  starts: TimeNs[];
  /** Number of the first bucket, counted from the epoch. */
  first: bigint;
}

const WIDEST_MS = 1_000 * 365 * 86_400_000;

/** Cuts a range into at most `most` buckets of a readable width. */
export function planBuckets({ fromNs, toNs }: TimeRange, most: number): BucketPlan {
  let bucketMs = chooseBucketMs(fromNs, toNs, most);
  // Buckets are aligned to the epoch, so a range may touch one more than its length says.
  for (let fewer = most - 1; touched(fromNs, toNs, bucketMs) > most && bucketMs < WIDEST_MS; fewer--) {
    const wider = chooseBucketMs(fromNs, toNs, Math.max(1, fewer));
    bucketMs = wider > bucketMs ? wider : fewer > 1 ? bucketMs : bucketMs * 2;
  }
  const stepNs = BigInt(bucketMs) * NS_PER_MS;
  return {
    bucketMs,
    stepNs,
    starts: bucketStarts(fromNs, toNs, bucketMs),
    first: floorDiv(fromNs, stepNs),
  };
}

function touched(fromNs: bigint, toNs: bigint, bucketMs: number): number {
  const stepNs = BigInt(bucketMs) * NS_PER_MS;
  return Number(floorDiv(toNs - 1n, stepNs) - floorDiv(fromNs, stepNs)) + 1;
}
