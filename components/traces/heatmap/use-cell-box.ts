import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { CellPlace, HeatmapLayout } from './heatmap-layout';

interface CellBoxState {
  /** Cell under the pointer or the arrow keys. */
  at: CellPlace | null;
  /** Where a drag, or Shift + arrows, began. */
  anchor: CellPlace | null;
  dragging: boolean;
}

const IDLE: CellBoxState = { at: null, anchor: null, dragging: false };
const STEPS: Record<string, readonly [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Chooses a box of cells: by dragging or a click on one cell; by arrow keys, with Shift from a corner, and Enter. Escape
 * lets go what is being chosen, then the box.
 */
export function useCellBox(
  layout: HeatmapLayout,
  box: TraceBox | null,
  onBox: (box: TraceBox | null) => void,
) {
  const [state, setState] = useState<CellBoxState>(IDLE);
  const { anchor, dragging } = state;
  const at = state.at && state.at.column < layout.columns && state.at.row < layout.rows ? state.at : null;
  const placeOf = (event: PointerEvent<Element>): CellPlace => {
    const area = event.currentTarget.getBoundingClientRect();
    return layout.placeAt(event.clientX - area.left, event.clientY - area.top);
  };
  const choose = (place: CellPlace) => {
    onBox(layout.boxOf(anchor ?? place, place));
    setState({ ...IDLE, at: dragging ? null : place });
  };
  const move = (key: string, extend: boolean): CellPlace => {
    // The fullest cell is where reading begins.
    const start = layout.cells.reduce<CellPlace & { count: number }>(
      (best, cell) => (cell.count > best.count ? cell : best),
      { column: 0, row: 0, count: 0 },
    );
    const [columns, rows] = STEPS[key] ?? [0, 0];
    const next = at
      ? {
          column: Math.min(layout.columns - 1, Math.max(0, at.column + columns)),
          row: Math.min(layout.rows - 1, Math.max(0, at.row + rows)),
        }
      : { column: start.column, row: start.row };
    setState({ at: next, anchor: extend ? (anchor ?? at ?? next) : null, dragging: false });
    return next;
  };
  return {
    at,
    /** What would be chosen now. */
    draft: anchor && at ? layout.boxOf(anchor, at) : null,
    pointer: {
      onPointerDown(event: PointerEvent<Element>) {
        if (event.button !== 0 || layout.rows === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const place = placeOf(event);
        setState({ at: place, anchor: place, dragging: true });
      },
      onPointerMove(event: PointerEvent<Element>) {
        if (layout.rows === 0) return;
        const place = placeOf(event);
        setState((old) => ({ ...old, at: place, anchor: old.dragging ? old.anchor : null }));
      },
      onPointerUp(event: PointerEvent<Element>) {
        if (dragging) choose(placeOf(event));
      },
      onPointerCancel: () => setState(IDLE),
      onPointerLeave: () => setState((old) => (old.dragging ? old : IDLE)),
    },
    keys: {
      onBlur: () => setState(IDLE),
      onKeyDown(event: KeyboardEvent<Element>) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key in STEPS && layout.rows > 0) move(event.key, event.shiftKey);
        else if (event.key === 'Enter' && at) choose(at);
        else if (event.key === 'Escape' && at) setState(IDLE);
        else if (event.key === 'Escape' && box) onBox(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
