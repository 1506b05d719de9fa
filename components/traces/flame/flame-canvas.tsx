'use client';

import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTheme } from '@/components/shell/theme-context';
import type { FlameFrame, FlameLayout } from '@/lib/trace/flame-frame';
import { describeFrame } from './describe-frame';
import { drawFlame, FLAME_ROW } from './draw-flame';
import { flameRows, frameAt, frameBeside } from './flame-rows';
import { FlameTip } from './flame-tip';

interface FlameCanvasProps {
  layout: FlameLayout;
  /** The frame it is zoomed to; -1: all. */
  focus: number;
  found: Uint8Array | null;
  traceNs: number;
  onFocus: (frame: FlameFrame | null) => void;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** The flame graph as a picture: click or Enter zooms, arrows walk, Escape leaves. */
export function FlameCanvas({ layout, focus, found, traceNs, onFocus }: FlameCanvasProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState(-1);
  const [pointer, setPointer] = useState<{ frame: FlameFrame; x: number; y: number } | null>(null);
  const { theme } = useTheme();
  const rows = useMemo(() => flameRows(layout), [layout]);
  const focused = layout.frames[focus];
  const view = useMemo(() => viewOf(focused, layout.width), [focused, layout.width]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Another picture: what the keyboard stood on is another frame there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new layout counts
  useEffect(() => {
    setActive(-1);
    setPointer(null);
  }, [layout]);

  useEffect(() => {
    const row = focused?.row;
    if (row !== undefined) scrollToRow(scroller.current, row);
  }, [focused]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    if (!canvas.current) return;
    const hovered = pointer?.frame.index ?? -1;
    drawFlame(canvas.current, { layout, rows, view, scrollTop, ...size, found, active, hovered });
  }, [layout, rows, view, scrollTop, size, found, active, pointer, theme]);

  const frameUnder = (event: PointerEvent<HTMLElement>) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || size.width === 0) return null;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const unit = (view.to - view.from) / size.width;
    const frame = frameAt(
      layout,
      rows[Math.floor((y + scrollTop) / FLAME_ROW)],
      view.from + x * unit,
      2 * unit,
    );
    return frame ? { frame, x, y } : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const frame = layout.frames[active];
    if (ARROWS.includes(event.key)) {
      const next = frameBeside(layout, rows, active === -1 ? focus : active, event.key);
      if (next) {
        setActive(next.index);
        scrollToRow(scroller.current, next.row);
        // What is not in sight cannot be stood on.
        if (next.to <= view.from || next.from >= view.to) onFocus(layout.frames[next.parent] ?? null);
      }
    } else if (event.key === 'Enter' && frame) onFocus(frame);
    else if (event.key === 'Escape' || event.key === 'Backspace')
      onFocus(layout.frames[focused?.parent ?? -1] ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stood = layout.frames[active];
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="application"
        aria-label={`Flame graph, ${layout.frames.length.toLocaleString('en')} frames. Arrow keys walk, Enter zooms in, Escape zooms out.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 cursor-pointer overflow-y-auto overflow-x-hidden focus-visible:-outline-offset-2"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onPointerMove={(event) => setPointer(frameUnder(event))}
        onPointerLeave={() => setPointer(null)}
        onClick={(event) => {
          const hit = frameUnder(event as unknown as PointerEvent<HTMLElement>);
          if (hit) onFocus(hit.frame);
        }}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: Math.max(layout.rows * FLAME_ROW + 8, size.height) }}>
          <canvas
            ref={canvas}
            className="sticky top-0 block"
            style={{ width: size.width, height: size.height }}
          />
        </div>
      </div>
      <output className="sr-only">{stood ? describeFrame(stood, traceNs) : ''}</output>
      {pointer ? (
        <FlameTip frame={pointer.frame} x={pointer.x} y={pointer.y} {...size} traceNs={traceNs} />
      ) : stood ? (
        <FlameTip
          frame={stood}
          x={size.width / 2}
          y={stood.row * FLAME_ROW - scrollTop + FLAME_ROW}
          {...size}
          traceNs={traceNs}
        />
      ) : null}
    </div>
  );
}

/** A frame as wide as the picture; one of no width gets some to be seen in. */
function viewOf(frame: FlameFrame | undefined, width: number): { from: number; to: number } {
  if (!frame) return { from: 0, to: width };
  const least = Math.max(frame.to - frame.from, width / 1e6, 1);
  const from = Math.max(0, Math.min(frame.from, width - least));
  return { from, to: from + least };
}

function scrollToRow(scroller: HTMLElement | null, row: number): void {
  if (!scroller) return;
  const top = row * FLAME_ROW;
  const inSight = top >= scroller.scrollTop && top + FLAME_ROW <= scroller.scrollTop + scroller.clientHeight;
  if (!inSight) scroller.scrollTop = Math.max(0, top - 3 * FLAME_ROW);
}
