import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { leaveCrosshair, setCrosshair } from '../../data/crosshair';
import type { HeatLayout, HeatPlace } from './heat-layout';

interface HeatState {
  /** Cell under the pointer or the arrow keys. */
  at: HeatPlace | null;
  /** Where a drag, or Shift + arrows, began. */
  anchor: HeatPlace | null;
  dragging: boolean;
}

const IDLE: HeatState = { at: null, anchor: null, dragging: false };
const STEPS: Record<string, readonly [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Chooses a box of cells by drag or Shift + arrows, or one by a click or Enter; moves the shared crosshair. */
export function useHeatPointer(
  panelId: string,
  layout: HeatLayout,
  onBox: (a: HeatPlace, b: HeatPlace) => void,
) {
  const [state, setState] = useState<HeatState>(IDLE);
  const { anchor, dragging } = state;
  const last = layout.columns.length - 1;
  const at = state.at && state.at.column <= last && state.at.row < layout.rows ? state.at : null;
  const placeOf = (event: PointerEvent<Element>): HeatPlace => {
    const area = event.currentTarget.getBoundingClientRect();
    return layout.placeAt(event.clientX - area.left, event.clientY - area.top);
  };
  const moveTo = (place: HeatPlace, next: Partial<HeatState>) => {
    const column = layout.columns[place.column];
    if (column) setCrosshair({ panelId, atMs: (column.fromMs + column.toMs) / 2 });
    setState((old) =>
      old.at?.column === place.column && old.at.row === place.row && Object.keys(next).length === 0
        ? old
        : { ...old, at: place, ...next },
    );
  };
  const choose = (place: HeatPlace) => {
    onBox(anchor ?? place, place);
    setState({ ...IDLE, at: dragging ? null : place });
  };
  return {
    at,
    anchor: at ? anchor : null,
    handlers: {
      onPointerDown(event: PointerEvent<Element>) {
        if (event.button !== 0 || layout.rows === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const place = placeOf(event);
        moveTo(place, { anchor: place, dragging: true });
      },
      onPointerMove(event: PointerEvent<Element>) {
        if (layout.rows > 0) moveTo(placeOf(event), dragging || anchor === null ? {} : { anchor: null });
      },
      onPointerUp(event: PointerEvent<Element>) {
        if (dragging) choose(placeOf(event));
      },
      onPointerCancel: () => setState(IDLE),
      onPointerLeave: () => {
        if (dragging) return;
        setState(IDLE);
        leaveCrosshair(panelId);
      },
      onBlur: () => {
        setState(IDLE);
        leaveCrosshair(panelId);
      },
      onKeyDown(event: KeyboardEvent<Element>) {
        if (event.altKey || event.ctrlKey || event.metaKey || layout.rows === 0) return;
        const step = STEPS[event.key];
        if (step) {
          const next = at
            ? {
                column: Math.min(last, Math.max(0, at.column + step[0])),
                row: Math.min(layout.rows - 1, Math.max(0, at.row + step[1])),
              }
            : { column: last, row: 0 };
          moveTo(next, { anchor: event.shiftKey ? (anchor ?? at ?? next) : null, dragging: false });
        } else if (event.key === 'Enter' && at) choose(at);
        else if (event.key === 'Escape' && at) {
          setState(IDLE);
          leaveCrosshair(panelId);
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
