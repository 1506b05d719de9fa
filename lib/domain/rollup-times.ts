import { NS_PER_MINUTE } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { type RoundingStep, roundTime, startsBetween, timeRounding } from '../time/time-rounding';

/** Buckets of time as the rollup can fill them. */
export interface RollupTimes {
  starts: readonly bigint[];
  /** All cuts are multiples of it; null: one bucket. */
  stepMinutes: number | null;
  /** The bucket of a time in the range. */
  placeOf: (ns: bigint) => number;
}

const MOST_STARTS = 10_000;

/** Null: buckets begin within minutes. @param step null: not over time */
export function rollupTimes(step: RoundingStep | null, { fromNs, toNs }: TimeRange): RollupTimes | null {
  if (step === null) return { starts: [], stepMinutes: null, placeOf: () => 0 };
  const rounding = timeRounding(step, fromNs, toNs);
  const starts = rounding && startsBetween(rounding, fromNs, toNs - 1n, MOST_STARTS);
  if (!rounding || !starts || starts.length > MOST_STARTS) return null;
  const cuts =
    rounding.kind === 'even'
      ? starts
      : [...starts, ...rounding.bounds.filter((at) => at > fromNs && at < toNs)];
  if (cuts.some((at) => at % NS_PER_MINUTE !== 0n)) return null;
  const places = new Map(starts.map((start, at) => [start, at]));
  return {
    starts,
    stepMinutes: cuts.length < 2 ? null : Number(cuts.map((at) => at / NS_PER_MINUTE).reduce(commonDivisor)),
    placeOf: (ns) => places.get(roundTime(rounding, ns)) ?? 0,
  };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
