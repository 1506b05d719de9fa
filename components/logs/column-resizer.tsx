import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { clampColumnPx } from '@/lib/url/log-columns';

interface ColumnResizerProps {
  label: string;
  /** The width the column has now (px). */
  widthOf: () => number;
  /** While dragging; null: the drag was given up. */
  onPreview: (px: number | null) => void;
  onResize: (px: number) => void;
  onFit: () => void;
}

const STEP_PX = 8;

/** The right edge of a column header: drag, arrow keys, or double-click to fit. */
export function ColumnResizer({ label, widthOf, onPreview, onResize, onFit }: ColumnResizerProps) {
  const drag = useRef<{ startX: number; startPx: number; moved: boolean } | null>(null);
  const width = (event: PointerEvent) =>
    drag.current ? clampColumnPx(drag.current.startPx + event.clientX - drag.current.startX) : 0;

  function finish(event: PointerEvent): void {
    if (drag.current?.moved) onResize(width(event));
    drag.current = null;
  }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') onFit();
    else if (event.key === 'ArrowLeft') onResize(widthOf() - STEP_PX);
    else if (event.key === 'ArrowRight') onResize(widthOf() + STEP_PX);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <button
      type="button"
      aria-label={`Width of ${label}: arrow keys change it, Enter fits it`}
      title="Drag to set the width, double-click to fit"
      // The header around it can be dragged; its edge must not start that.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      className="absolute inset-y-0 -right-2.5 z-10 w-3 cursor-col-resize! touch-none after:absolute after:inset-y-1.5 after:left-1/2 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent focus-visible:after:bg-accent"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { startX: event.clientX, startPx: widthOf(), moved: false };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        if (Math.abs(event.clientX - drag.current.startX) > 2) drag.current.moved = true;
        if (drag.current.moved) onPreview(width(event));
      }}
      onPointerUp={finish}
      onPointerCancel={() => {
        drag.current = null;
        onPreview(null);
      }}
      onDoubleClick={onFit}
      onKeyDown={press}
    />
  );
}
