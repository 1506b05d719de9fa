'use client';

import { useRouter } from 'next/navigation';
import { memo, type PointerEvent, useMemo, useState } from 'react';
import { timeTicks } from '@/components/charts/time-ticks';
import { useElementWidth } from '@/components/charts/use-element-width';
import { serviceColor } from '@/components/ui/service-color';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';
import { layoutScatter, type ScatterPoint } from './scatter-layout';
import { ScatterTip } from './scatter-tip';

const AXIS_LEFT = 56;
const AXIS_BOTTOM = 20;
const MIN_BOX_PX = 5;

interface TraceScatterProps {
  traces: readonly TraceSummary[];
  range: { fromMs: number; toMs: number };
  /** Of the whole chart, px. */
  chartPx: number;
  box: TraceBox | null;
  onBox: (box: TraceBox | null) => void;
  hovered: string | null;
  onHover: (traceId: string | null) => void;
  hrefOf: (trace: TraceSummary) => string;
}

/** Every loaded trace as a point: when × how long. A box narrows the list, which is its table, to what is in it. */
export function TraceScatter(props: TraceScatterProps) {
  const { traces, range, chartPx, box, onBox, hovered, onHover, hrefOf } = props;
  const router = useRouter();
  const [frame, frameWidth] = useElementWidth<HTMLDivElement>();
  const width = Math.max(0, frameWidth - AXIS_LEFT - 12);
  const height = chartPx - AXIS_BOTTOM - 8;
  const { zone } = useTimeZone();
  const layout = useMemo(() => layoutScatter(traces, range, width, height), [traces, range, width, height]);
  const [drag, setDrag] = useState<{ x0: number; y0: number; x1: number; y1: number } | null>(null);
  const ticks = timeTicks(range.fromMs, range.toMs, Math.max(3, Math.floor(width / 130)), zone);
  const tipped = hovered === null ? undefined : layout.points.find(({ trace }) => trace.traceId === hovered);

  const at = (event: PointerEvent<SVGRectElement>) => {
    const area = event.currentTarget.getBoundingClientRect();
    return {
      x: Math.min(width, Math.max(0, event.clientX - area.left)),
      y: Math.min(height, Math.max(0, event.clientY - area.top)),
    };
  };
  const finish = () => {
    if (drag === null) return;
    const far = Math.hypot(drag.x1 - drag.x0, drag.y1 - drag.y0) >= MIN_BOX_PX;
    onBox(far ? layout.boxAt(drag.x0, drag.y0, drag.x1, drag.y1) : null);
    setDrag(null);
  };
  const shown = drag
    ? {
        x: Math.min(drag.x0, drag.x1),
        y: Math.min(drag.y0, drag.y1),
        width: Math.abs(drag.x1 - drag.x0),
        height: Math.abs(drag.y1 - drag.y0),
      }
    : box && layout.boxExtent(box);
  return (
    <div ref={frame} className="relative shrink-0 select-none" style={{ height: chartPx }}>
      {width > 0 ? (
        <svg
          role="img"
          aria-label={`${traces.length} traces by time and duration. The list below has the same traces.`}
          className="block size-full touch-pan-y"
        >
          <g transform={`translate(${AXIS_LEFT},8)`}>
            {layout.durationTicks.map(({ ns, y }) => (
              <g key={ns} transform={`translate(0,${y})`}>
                <line x2={width} className="stroke-line" />
                <text x={-8} dy="0.32em" textAnchor="end" className="fill-faint text-2xs">
                  {formatDuration(ns)}
                </text>
              </g>
            ))}
            {ticks.map(({ atMs, label }) => (
              <text
                key={atMs}
                x={layout.xOf(atMs)}
                y={height + 15}
                textAnchor="middle"
                className="fill-faint text-2xs"
              >
                {label}
              </text>
            ))}
            <line y1={height} y2={height} x2={width} className="stroke-line" />
            {/* The area for boxes lies below the points, so that those can be clicked. */}
            <rect
              width={width}
              height={height}
              fill="transparent"
              className="cursor-crosshair"
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                const { x, y } = at(event);
                setDrag({ x0: x, y0: y, x1: x, y1: y });
              }}
              onPointerMove={(event) => {
                if (drag === null) return;
                const { x, y } = at(event);
                setDrag({ ...drag, x1: x, y1: y });
              }}
              onPointerUp={finish}
              onPointerCancel={() => setDrag(null)}
            />
            {shown ? (
              <rect {...shown} rx={2} className="pointer-events-none fill-accent/15 stroke-accent" />
            ) : null}
            <Points
              points={layout.points}
              dragging={drag !== null}
              onHover={onHover}
              onOpen={(trace) => router.push(hrefOf(trace))}
            />
            {tipped ? (
              <circle
                cx={tipped.x}
                cy={tipped.y}
                r={7}
                className="pointer-events-none fill-none stroke-2 stroke-text"
              />
            ) : null}
          </g>
        </svg>
      ) : null}
      {tipped && drag === null ? (
        <ScatterTip point={tipped} left={AXIS_LEFT + tipped.x} top={8 + tipped.y} width={width + AXIS_LEFT} />
      ) : null}
    </div>
  );
}

interface PointsProps {
  points: readonly ScatterPoint[];
  dragging: boolean;
  onHover: (traceId: string | null) => void;
  onOpen: (trace: TraceSummary) => void;
}

const Points = memo(function Points({ points, dragging, onHover, onOpen }: PointsProps) {
  return (
    <g className={dragging ? 'pointer-events-none' : ''}>
      {points.map(({ trace, x, y }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list holds the same links for the keyboard
        <circle
          key={trace.traceId}
          cx={x}
          cy={y}
          r={4}
          style={{
            fill: trace.rootService === null ? 'var(--color-faint)' : serviceColor(trace.rootService),
          }}
          className={
            trace.errorCount > 0
              ? 'cursor-pointer stroke-2 stroke-danger [fill-opacity:0.85]'
              : 'cursor-pointer stroke-bg [fill-opacity:0.75]'
          }
          onPointerEnter={() => onHover(trace.traceId)}
          onPointerLeave={() => onHover(null)}
          onClick={() => onOpen(trace)}
        />
      ))}
    </g>
  );
});
