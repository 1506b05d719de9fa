import type { TraceViewRange } from '@/lib/trace/zoom-view';

/** Where a stretch of time lies in the view, in percent of its width. */
export interface BarPlace {
  left: number;
  width: number;
  /** `before` / `after`: all of it lies outside the view on that side. */
  outside: 'before' | 'after' | null;
}

/** Cut to the view, so that a bar never is millions of pixels wide. */
export function placeBar(fromNs: number, toNs: number, view: TraceViewRange): BarPlace {
  const width = view.toNs - view.fromNs;
  if (toNs < view.fromNs) return { left: 0, width: 0, outside: 'before' };
  if (fromNs > view.toNs) return { left: 100, width: 0, outside: 'after' };
  const left = Math.max(0, (fromNs - view.fromNs) / width) * 100;
  const right = Math.min(1, (toNs - view.fromNs) / width) * 100;
  return { left, width: Math.max(0, right - left), outside: null };
}

/** Which side of a bar its duration is written on, so that it is seen whole: beside it, or on it when it fills the view. */
export function labelSide(place: BarPlace, labelPercent: number): 'right' | 'left' | 'inside' {
  if (place.left + place.width + labelPercent < 100) return 'right';
  return place.left > labelPercent ? 'left' : 'inside';
}
