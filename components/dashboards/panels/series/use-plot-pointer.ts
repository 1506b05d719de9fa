import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { brushToRange, timeAt } from '@/components/charts/brush-range';
import {
  type Crosshair,
  crosshairNow,
  leaveCrosshair,
  setCrosshair,
  useCrosshair,
} from '../../data/crosshair';
import { bucketAt } from './chart-series';
import type { PlotBucket } from './plot-layout';

export interface MsRange {
  fromMs: number;
  toMs: number;
}

/** A bucket that was chosen, and how far up. */
export interface PlotPick {
  bucket: number;
  x: number;
  /** Px from the top; null: by keyboard. */
  y: number | null;
}

interface Brush {
  fromX: number;
  toX: number;
}

interface PlotBox {
  panelId: string;
  width: number;
  fromMs: number;
  toMs: number;
  stepMs: number;
  buckets: readonly PlotBucket[];
}

/**
 * Pointer and keys over a chart of buckets. Moving moves the shared crosshair and draws nothing anew but its marks; drag or
 * Shift + arrows choose a range; a click or Enter picks a bucket.
 */
export function usePlotPointer(
  box: PlotBox,
  { onZoom, onPick }: { onZoom: ((range: MsRange) => void) | null; onPick: (pick: PlotPick) => void },
) {
  const { panelId, width, buckets } = box;
  const [brush, setBrush] = useState<Brush | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const bucketOf = (at: Crosshair | null) => (at?.panelId === panelId ? bucketAt(buckets, at.atMs) : null);
  const active = useCrosshair(bucketOf);
  const brushBox = { width, fromMs: box.fromMs, toMs: box.toMs, bucketMs: box.stepMs };
  const dragged = brush && onZoom ? brushToRange(brush.fromX, brush.toX, brushBox) : null;
  const keyed = anchor === null || active === null ? null : spanOf(buckets, anchor, active);

  const xOf = (event: PointerEvent<Element>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const moveTo = (bucket: number) => {
    const at = buckets[bucket];
    if (at) setCrosshair({ panelId, atMs: (at.fromMs + at.toMs) / 2 });
  };
  const nearest = (x: number) =>
    bucketAt(buckets, Math.min(timeAt(x, brushBox), box.toMs - 1)) ?? buckets.length - 1;
  const reset = () => {
    setBrush(null);
    setAnchor(null);
  };

  const handlers = {
    onPointerDown(event: PointerEvent<Element>) {
      if (event.button !== 0 || buckets.length === 0) return;
      const x = xOf(event);
      setAnchor(null);
      setBrush({ fromX: x, toX: x });
    },
    onPointerMove(event: PointerEvent<Element>) {
      if (buckets.length === 0) return;
      const x = xOf(event);
      moveTo(nearest(x));
      if (brush === null) return;
      if (Math.abs(x - brush.fromX) > 3) event.currentTarget.setPointerCapture(event.pointerId);
      setBrush({ ...brush, toX: x });
    },
    onPointerUp(event: PointerEvent<Element>) {
      if (brush === null) return;
      const x = xOf(event);
      const zoomed = onZoom ? brushToRange(brush.fromX, x, brushBox) : null;
      reset();
      if (zoomed) onZoom?.(zoomed);
      else {
        const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
        onPick({ bucket: nearest(x), x, y });
      }
    },
    onPointerCancel: reset,
    onPointerLeave: () => {
      if (brush === null) leaveCrosshair(panelId);
    },
    onBlur: () => {
      reset();
      leaveCrosshair(panelId);
    },
    onKeyDown(event: KeyboardEvent<Element>) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const here = bucketOf(crosshairNow());
      const next = movedTo(event.key, here, buckets.length - 1);
      if (next !== null) {
        setAnchor(event.shiftKey && onZoom ? (anchor ?? here ?? next) : null);
        moveTo(next);
      } else if (event.key === 'Enter' && here !== null) {
        const at = buckets[here];
        const zoomed = anchor === null || anchor === here ? null : spanOf(buckets, anchor, here);
        reset();
        if (zoomed) onZoom?.(zoomed);
        else if (at) onPick({ bucket: here, x: at.x + at.width / 2, y: null });
      } else if (event.key === 'Escape' && (here !== null || anchor !== null)) {
        reset();
        leaveCrosshair(panelId);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { active, selection: dragged ?? keyed, handlers };
}

function movedTo(key: string, active: number | null, last: number): number | null {
  if (last < 0) return null;
  if (key === 'ArrowLeft') return Math.max(0, (active ?? last + 1) - 1);
  if (key === 'ArrowRight') return Math.min(last, (active ?? -1) + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

function spanOf(buckets: readonly PlotBucket[], a: number, b: number): MsRange | null {
  const first = buckets[Math.min(a, b)];
  const end = buckets[Math.max(a, b)];
  return first && end ? { fromMs: first.fromMs, toMs: end.toMs } : null;
}
