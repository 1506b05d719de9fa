import { ticks } from 'd3';

/** Round offsets (ns) at which the ruler of a view is marked; about `count` of them. */
export function rulerTicks(view: { fromNs: number; toNs: number }, count: number): number[] {
  return ticks(view.fromNs, view.toNs, count).filter((at) => at >= view.fromNs && at < view.toNs);
}
