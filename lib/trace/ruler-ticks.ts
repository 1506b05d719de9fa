import { tickStep, ticks } from 'd3';

const NS_PER_SECOND = 1e9;
/** From a minute on people count in sixties: round steps in seconds, up to a day. */
const CLOCK_STEPS = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Round offsets (ns) at which the ruler of a view is marked; about `count` of them. */
export function rulerTicks(view: { fromNs: number; toNs: number }, count: number): number[] {
  const inside = (at: number) => at >= view.fromNs && at < view.toNs;
  const step = clockStep(view, count);
  if (step === null) return ticks(view.fromNs, view.toNs, count).filter(inside);
  const marks: number[] = [];
  for (let at = Math.ceil(view.fromNs / step) * step; at < view.toNs; at += step) marks.push(at);
  return marks;
}

/** Null where decimal steps read well: in views of less than a minute, and in those of many days. */
function clockStep(view: { fromNs: number; toNs: number }, count: number): number | null {
  if (view.toNs < 60 * NS_PER_SECOND) return null;
  const wanted = tickStep(view.fromNs, view.toNs, count) / NS_PER_SECOND;
  if (wanted < 10 || wanted > 86_400) return null;
  const seconds = CLOCK_STEPS.find((step) => step >= wanted * 0.85);
  return seconds === undefined ? null : seconds * NS_PER_SECOND;
}

/** The label of a mark: `25 m` where nothing is lost by leaving out the zeros. */
export function rulerLabel(duration: string): string {
  return duration.replace(/ 00 [ms]$/, '').replace(/ 0 h$/, '');
}
