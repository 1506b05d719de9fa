import { earlier, later, type TimeRange } from '../../time/time-range';

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
  if (left.fromNs >= left.toNs) return null;
  const meeting = bounds.filter(({ fromNs, toNs }) => fromNs < left.toNs && toNs > left.fromNs);
  const taken = order === 'newest' ? meeting.slice(-count) : meeting.slice(0, count);
  const first = taken[0];
  if (first === undefined) return null;
  const fromNs = taken.reduce((least, bound) => earlier(least, bound.fromNs), first.fromNs);
  const toNs = taken.reduce((most, bound) => later(most, bound.toNs), first.toNs);
  return { fromNs: later(fromNs, left.fromNs), toNs: earlier(toNs, left.toNs) };
}
