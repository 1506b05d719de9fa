import type { TimeRange } from '../../time/time-range';

/**
 * The next `count` partitions that meet `left`, from its newest end (or its oldest), as one stretch of time clipped to
 * `left`. Null when none does. @param bounds oldest first
 */
export function nextSlice(
  bounds: TimeRange[],
  left: TimeRange,
  count: number,
  order: 'newest' | 'oldest',
): TimeRange | null {
  const meeting = bounds.filter(({ fromNs, toNs }) => fromNs < left.toNs && toNs > left.fromNs);
  const taken = order === 'newest' ? meeting.slice(-count) : meeting.slice(0, count);
  const first = taken[0];
  if (first === undefined) return null;
  const fromNs = taken.reduce((least, bound) => min(least, bound.fromNs), first.fromNs);
  const toNs = taken.reduce((most, bound) => max(most, bound.toNs), first.toNs);
  return { fromNs: max(fromNs, left.fromNs), toNs: min(toNs, left.toNs) };
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
