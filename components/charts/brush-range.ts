export interface BrushBox {
  width: number;
  fromMs: number;
  toMs: number;
  bucketMs: number;
}

/** Shorter drags are clicks with an unsteady hand. */
const MIN_DRAG_PX = 4;

/**
 * The time range between two x positions (px, in any order), widened to whole buckets and kept inside the chart's
 * range, so that the zoomed count equals the bars that were brushed. Null when the drag was only a click.
 */
export function brushToRange(
  startX: number,
  endX: number,
  box: BrushBox,
): { fromMs: number; toMs: number } | null {
  if (Math.abs(endX - startX) < MIN_DRAG_PX || box.width <= 0) return null;
  const left = timeAt(Math.min(startX, endX), box);
  const right = timeAt(Math.max(startX, endX), box);
  const fromMs = Math.max(box.fromMs, Math.floor(left / box.bucketMs) * box.bucketMs);
  const toMs = Math.min(box.toMs, Math.ceil(right / box.bucketMs) * box.bucketMs);
  return toMs > fromMs ? { fromMs, toMs } : null;
}

/** The instant (ms) under an x position; positions outside the chart give its ends. */
export function timeAt(x: number, box: BrushBox): number {
  const share = box.width > 0 ? Math.min(1, Math.max(0, x / box.width)) : 0;
  return box.fromMs + share * (box.toMs - box.fromMs);
}

/** The px extent of a range on the chart, for drawing the brush on its buckets. */
export function rangeToExtent(
  range: { fromMs: number; toMs: number },
  box: BrushBox,
): { x: number; width: number } {
  const perMs = box.toMs > box.fromMs ? box.width / (box.toMs - box.fromMs) : 0;
  const x = (range.fromMs - box.fromMs) * perMs;
  return { x, width: (range.toMs - range.fromMs) * perMs };
}
