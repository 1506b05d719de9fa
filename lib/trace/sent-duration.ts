import type { TraceModel } from './trace-model';

/** From the first start to the last end of a trace by the times as sent, ns: what a search knows of it. */
export function sentDuration({ nodes, durationNs, skewCorrected }: TraceModel): number {
  if (!skewCorrected) return durationNs;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { startNs, endNs, skewNs } of nodes) {
    first = Math.min(first, startNs - skewNs);
    last = Math.max(last, endNs - skewNs);
  }
  return last - first;
}
