import type { TraceModel } from './trace-model';

/** The part of a trace that is shown, in nanoseconds after its start. */
export interface TraceViewRange {
  fromNs: number;
  toNs: number;
}

/** Nothing narrower is shown: below this bars are made of rounding. */
export const MIN_VIEW_NS = 100;

/** All of a trace; at least a nanosecond wide, so that a trace of no duration can be drawn. */
export function fullView(durationNs: number): TraceViewRange {
  return { fromNs: 0, toNs: Math.max(1, durationNs) };
}

const MARGIN = 0.02;

/** What a trace opens on where some of its spans are far from the rest: the rest. Null: all of it. */
export function homeView({ main, durationNs }: TraceModel): TraceViewRange | null {
  if (!main) return null;
  const margin = (main.toNs - main.fromNs) * MARGIN;
  return clampView({ fromNs: main.fromNs - margin, toNs: main.toNs + margin }, durationNs);
}

/** A wanted range held inside the trace and not too narrow; null when that is all of the trace. */
export function clampView(wanted: TraceViewRange, durationNs: number): TraceViewRange | null {
  const full = fullView(durationNs);
  const width = Math.min(full.toNs, Math.max(MIN_VIEW_NS, Math.round(wanted.toNs - wanted.fromNs)));
  if (width >= full.toNs) return null;
  const fromNs = Math.min(full.toNs - width, Math.max(0, Math.round(wanted.fromNs)));
  return { fromNs, toNs: fromNs + width };
}

/** Moved by a share of its own width: 0.1 is a tenth later. */
export function panView(view: TraceViewRange, durationNs: number, share: number): TraceViewRange | null {
  const by = (view.toNs - view.fromNs) * share;
  return clampView({ fromNs: view.fromNs + by, toNs: view.toNs + by }, durationNs);
}

/** Width times `factor`, with the point at `anchor` (0 left, 1 right) held where it is. */
export function scaleView(
  view: TraceViewRange,
  durationNs: number,
  factor: number,
  anchor = 0.5,
): TraceViewRange | null {
  const width = view.toNs - view.fromNs;
  const fromNs = view.fromNs + width * anchor * (1 - factor);
  return clampView({ fromNs, toNs: fromNs + width * factor }, durationNs);
}
