'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceModel } from '@/lib/trace/trace-model';
import { MIN_VIEW_NS, type TraceViewRange } from '@/lib/trace/zoom-view';

interface MinimapHandleProps {
  side: 'from' | 'to';
  model: TraceModel;
  view: TraceViewRange;
  setZoom: (view: TraceViewRange | null) => void;
}

/** One end of the shown part: a slider by keyboard (arrows, Home, End) and by dragging. */
export function MinimapHandle({ side, model, view, setZoom }: MinimapHandleProps) {
  const total = Math.max(1, model.durationNs);
  const [draggedTo, setDraggedTo] = useState<number | null>(null);
  const at = draggedTo ?? (side === 'from' ? view.fromNs : view.toNs);

  const moveTo = (ns: number) => {
    if (side === 'from')
      setZoom({ fromNs: Math.min(Math.max(0, ns), view.toNs - MIN_VIEW_NS), toNs: view.toNs });
    else setZoom({ fromNs: view.fromNs, toNs: Math.max(Math.min(total, ns), view.fromNs + MIN_VIEW_NS) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = (view.toNs - view.fromNs) * (event.shiftKey ? 0.2 : 0.05);
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
    if (by !== undefined) moveTo(at + by);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(total);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const nsAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * total : at;
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={side === 'from' ? 'Start of the shown part' : 'End of the shown part'}
      aria-valuemin={0}
      aria-valuemax={Math.round(total)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={formatDuration(at)}
      className={cn(
        'group absolute inset-y-0 flex w-3 cursor-ew-resize items-center justify-center',
        side === 'from' ? '-ml-0.5' : '-ml-2.5',
      )}
      style={{ left: `${(at / total) * 100}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDraggedTo(at);
      }}
      onPointerMove={(event) => draggedTo !== null && setDraggedTo(nsAt(event))}
      onPointerUp={(event) => {
        if (draggedTo === null) return;
        setDraggedTo(null);
        if (draggedTo !== (side === 'from' ? view.fromNs : view.toNs)) moveTo(nsAt(event));
      }}
      onPointerCancel={() => setDraggedTo(null)}
    >
      <span className="h-5 w-1 rounded-full bg-line-strong transition-colors group-hover:bg-accent group-focus-visible:bg-accent" />
    </div>
  );
}
