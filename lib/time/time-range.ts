import { floorDiv } from './time-ns';

/** [fromNs, toNs) in nanoseconds since the epoch. */
export interface TimeRange {
  fromNs: bigint;
  toNs: bigint;
}

/** The equally long range that ends where this one begins. */
export function previousRange({ fromNs, toNs }: TimeRange): TimeRange {
  return { fromNs: fromNs - (toNs - fromNs), toNs: fromNs };
}

/** The part of a range made of whole steps, and the edges left over; `inner` is null when no whole step fits. */
export function splitAtSteps(
  range: TimeRange,
  stepNs: bigint,
): { inner: TimeRange | null; edges: TimeRange[] } {
  const first = -floorDiv(-range.fromNs, stepNs) * stepNs;
  const last = floorDiv(range.toNs, stepNs) * stepNs;
  if (first >= last) return { inner: null, edges: [range] };
  const edges = [
    { fromNs: range.fromNs, toNs: first },
    { fromNs: last, toNs: range.toNs },
  ].filter(({ fromNs, toNs }) => fromNs < toNs);
  return { inner: { fromNs: first, toNs: last }, edges };
}

export function earlier(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
