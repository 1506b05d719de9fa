import type { PanelQuestion } from '../contracts/dashboard/panel-question';
import { AppError } from '../errors';
import { chooseBucketMs } from '../time/buckets';
import { NS_PER_MS } from '../time/time-ns';
import { earlier, later, type TimeRange } from '../time/time-range';
import { type RoundingStep, startsBetween, timeRounding } from '../time/time-rounding';
import { isTimeZone } from '../time/zone-offsets';

/** How a range is cut over time. */
export interface PanelBuckets {
  stepMs: number;
  step: RoundingStep;
  /** Of all buckets that touch the range. */
  starts: bigint[];
  /** What was asked for and would have been more buckets than an answer has; null: nothing else. */
  askedMs: number | null;
}

const MOST_BUCKETS = 1_000;
const DAY_MS = 86_400_000;
const WIDEST_MS = 1_000 * 365 * DAY_MS;

/**
 * Cuts a range at what the clocks of a zone show: into at most `buckets` of a readable width, or into those of `stepMs`
 * (wider ones where they were more than 1,000). Null: not over time. Throws AppError `bad_request` for an unknown zone.
 */
export function planPanelBuckets(
  range: TimeRange,
  { buckets, stepMs, zone }: Pick<PanelQuestion, 'buckets' | 'stepMs' | 'zone'>,
): PanelBuckets | null {
  if (!isTimeZone(zone))
    throw new AppError('bad_request', `"${zone}" is not a time zone: write one like Europe/Berlin or UTC.`);
  if (buckets === null) return null;
  const most = stepMs === null ? buckets : MOST_BUCKETS;
  let width = stepMs ?? chooseBucketMs(range.fromNs, range.toNs, most);
  for (let fewer = most - 1; ; fewer--) {
    const step = stepOf(width, zone);
    const rounding = timeRounding(step, range.fromNs, range.toNs);
    const starts = rounding && startsBetween(rounding, range.fromNs, range.toNs - 1n, most);
    if (starts && (starts.length <= most || width >= WIDEST_MS)) {
      return { stepMs: width, step, starts, askedMs: stepMs !== null && width > stepMs ? stepMs : null };
    }
    width = stepMs === null ? wider(range, width, fewer) : widerMultiple(range, width, stepMs);
  }
}

/** Days and weeks are the calendar's, of 23 and 25 hours too; all else is even. */
function stepOf(ms: number, zone: string): RoundingStep {
  const every = ms === DAY_MS ? 'day' : ms === 7 * DAY_MS ? 'week' : BigInt(ms) * NS_PER_MS;
  return { every, zone, offsetNs: 0n };
}

function wider({ fromNs, toNs }: TimeRange, width: number, fewer: number): number {
  const next = chooseBucketMs(fromNs, toNs, Math.max(1, fewer));
  return next > width ? next : fewer > 1 ? width : width * 2;
}

function widerMultiple({ fromNs, toNs }: TimeRange, width: number, stepMs: number): number {
  const least = Math.ceil(Number(toNs - fromNs) / 1e6 / stepMs / (MOST_BUCKETS - 1)) * stepMs;
  return Math.max(least, width + stepMs);
}

/** Seconds of each bucket that lie in the range and have passed; of one that lies ahead, all of it. */
export function bucketSeconds(starts: readonly bigint[], range: TimeRange, nowNs: bigint): number[] {
  return starts.map((start, at) =>
    passedSeconds(
      { fromNs: later(start, range.fromNs), toNs: earlier(starts[at + 1] ?? range.toNs, range.toNs) },
      nowNs,
    ),
  );
}

/** Seconds of a range that have passed; of one that lies ahead, all of it. */
export function passedSeconds({ fromNs, toNs }: TimeRange, nowNs: bigint): number {
  const end = nowNs > fromNs ? earlier(toNs, nowNs) : toNs;
  return Number(end - fromNs) / 1e9;
}
