import { type PointerEvent, useRef, useState } from 'react';

/** A range being dragged, as shares (0 to 1) of the element's width. */
export interface DragRange {
  from: number;
  to: number;
}

const MIN_DRAG_PX = 4;

/**
 * Drag across an element to choose a range. `onRange` is called at the end of a real drag, never for a click;
 * `range` is what to draw meanwhile.
 */
export function useDragRange(onRange: (range: DragRange) => void) {
  const start = useRef<{ x: number; share: number } | null>(null);
  const [range, setRange] = useState<DragRange | null>(null);

  const shareAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    start.current = { x: event.clientX, share: shareAt(event) };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const current = (event: PointerEvent<HTMLElement>): DragRange | null => {
    const from = start.current;
    if (!from || Math.abs(event.clientX - from.x) < MIN_DRAG_PX) return null;
    const share = shareAt(event);
    return { from: Math.min(from.share, share), to: Math.max(from.share, share) };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (start.current) setRange(current(event));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const done = current(event);
    start.current = null;
    setRange(null);
    if (done) onRange(done);
  };
  const onPointerCancel = () => {
    start.current = null;
    setRange(null);
  };
  return { range, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}
