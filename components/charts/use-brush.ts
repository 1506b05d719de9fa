import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type BrushBox, brushToRange, timeAt } from './brush-range';

export interface MsRange {
  fromMs: number;
  toMs: number;
}

interface BrushState {
  /** Bucket under the pointer or the arrow keys. */
  active: number | null;
  /** Bucket from which Shift + arrows extend. */
  anchor: number | null;
  dragFrom: number | null;
  dragTo: number;
}

const IDLE: BrushState = { active: null, anchor: null, dragFrom: null, dragTo: 0 };

/**
 * Hover, drag, click and arrow keys over a chart of buckets. Drag or Shift + arrows choose a range, a click or Enter
 * on one bucket picks that bucket, with the mark under the pointer. Both get whole buckets in ms.
 */
export function useBrush(
  box: BrushBox,
  bucketRanges: readonly MsRange[],
  onZoom: (range: MsRange) => void,
  onPick: (range: MsRange, at: { target: Element } | null) => void = onZoom,
) {
  const [state, setState] = useState<BrushState>(IDLE);
  const last = bucketRanges.length - 1;
  const active = state.active === null ? null : Math.min(state.active, last);

  const dragged = state.dragFrom === null ? null : brushToRange(state.dragFrom, state.dragTo, box);
  const selection =
    dragged ?? (state.anchor === null ? null : spanOf(bucketRanges, state.anchor, active ?? state.anchor));

  const xOf = (event: PointerEvent<Element>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const bucketAt = (x: number) => {
    const at = timeAt(x, box);
    const index = bucketRanges.findIndex((range) => at < range.toMs);
    return index === -1 ? last : index;
  };

  function finish(zoomed: MsRange | null, picked: MsRange | undefined, target: Element | null): void {
    if (zoomed) onZoom(zoomed);
    else if (picked && picked.toMs - picked.fromMs >= 1) onPick(picked, target && { target });
    setState(IDLE);
  }

  const handlers = {
    onPointerDown(event: PointerEvent<Element>) {
      if (event.button !== 0 || last < 0) return;
      const x = xOf(event);
      setState({ active: bucketAt(x), anchor: null, dragFrom: x, dragTo: x });
    },
    onPointerMove(event: PointerEvent<Element>) {
      if (last < 0) return;
      const x = xOf(event);
      // Capture only once it is a drag: a captured click would not know which mark it met.
      if (state.dragFrom !== null && Math.abs(x - state.dragFrom) > 3) {
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      setState((old) => ({ ...old, active: bucketAt(x), anchor: null, dragTo: x }));
    },
    onPointerUp(event: PointerEvent<Element>) {
      if (state.dragFrom === null) return;
      const target = event.target instanceof Element ? event.target : null;
      const x = xOf(event);
      finish(brushToRange(state.dragFrom, x, box), bucketRanges[bucketAt(x)], target);
    },
    onPointerCancel: () => setState(IDLE),
    onPointerLeave: () => setState((old) => (old.dragFrom === null ? IDLE : old)),
    onBlur: () => setState(IDLE),
    onKeyDown(event: KeyboardEvent<Element>) {
      const next = moved(event.key, active, last);
      if (next !== null) {
        const anchor = event.shiftKey ? (state.anchor ?? active ?? next) : null;
        setState({ ...IDLE, active: next, anchor });
      } else if (event.key === 'Enter' && active !== null) {
        finish(state.anchor === null ? null : selection, bucketRanges[active], null);
      } else if (event.key === 'Escape' && (active !== null || selection)) {
        setState(IDLE);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { active, selection, handlers };
}

function moved(key: string, active: number | null, last: number): number | null {
  if (last < 0) return null;
  if (key === 'ArrowLeft') return Math.max(0, (active ?? last + 1) - 1);
  if (key === 'ArrowRight') return Math.min(last, (active ?? -1) + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

function spanOf(ranges: readonly MsRange[], a: number, b: number): MsRange | null {
  const first = ranges[Math.min(a, b)];
  const end = ranges[Math.max(a, b)];
  return first && end ? { fromMs: first.fromMs, toMs: end.toMs } : null;
}
