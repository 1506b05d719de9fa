import { earlier, later, type TimeRange } from '../../time/time-range';

/**
 * The stretch of time from the newest end of `left` (or its oldest) over the next `count` partitions that meet it; all of
 * `left` when none does. Time between partitions is part of it: another process may have made one there a moment ago.
 * Null when nothing is left. @param bounds oldest first
 */
export function nextSlice(
  bounds: readonly TimeRange[],
  left: TimeRange,
  count: number,
  order: 'newest' | 'oldest',
): TimeRange | null {
  if (left.fromNs >= left.toNs) return null;
  const meeting = bounds.filter(({ fromNs, toNs }) => fromNs < left.toNs && toNs > left.fromNs);
  const last = order === 'newest' ? meeting.slice(-count)[0] : meeting.slice(0, count).at(-1);
  if (last === undefined) return left;
  return order === 'newest'
    ? { fromNs: later(last.fromNs, left.fromNs), toNs: left.toNs }
    : { fromNs: left.fromNs, toNs: earlier(last.toNs, left.toNs) };
}
