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

/** Between a bar or a mark and the text beside it, px. */
const GAP_PX = 9;

/**
 * Where a bar's duration is written so that it is seen whole: beside the bar, or on it when that fills the view, and
 * clear of the marks on the row. Left edge in px.
 * @param width of the track @param labelPx of the text @param marks where marks of the row are, px
 */
export function placeLabel(
  place: BarPlace,
  width: number,
  labelPx: number,
  marks: readonly number[],
): { left: number; inside: boolean } {
  const from = (place.left / 100) * width;
  const to = ((place.left + place.width) / 100) * width;
  const cut = (left: number) => marks.filter((at) => at > left - GAP_PX && at < left + labelPx + GAP_PX);
  // Past one mark there may be the next: as far as there is room.
  const seek = (start: number, by: 1 | -1, least: number, most: number): number | null => {
    let left = start;
    while (left >= least && left + labelPx <= most) {
      const hit = cut(left);
      if (hit.length === 0) return left;
      left = by === 1 ? Math.max(...hit) + GAP_PX : Math.min(...hit) - GAP_PX - labelPx;
    }
    return null;
  };
  const right = seek(to + GAP_PX, 1, 0, width);
  if (right !== null) return { left: right, inside: false };
  const before = seek(from - GAP_PX - labelPx, -1, 0, width);
  if (before !== null) return { left: before, inside: false };
  const end = Math.min(to, width) - GAP_PX - labelPx;
  return { left: seek(end, -1, from, width) ?? Math.max(0, end), inside: true };
}
