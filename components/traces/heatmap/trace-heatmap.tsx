'use client';

import { useMemo } from 'react';
import { ChartTooltip } from '@/components/charts/chart-tooltip';
import { TimeAxis } from '@/components/charts/time-axis';
import { useElementWidth } from '@/components/charts/use-element-width';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';
import { formatDuration } from '@/lib/time/format-duration';
import { timeMs } from '../search/time-ms';
import { boxText, tracesText } from './cell-text';
import { HeatmapCells } from './heatmap-cells';
import { countInBox, layoutHeatmap } from './heatmap-layout';
import { useCellBox } from './use-cell-box';

const AXIS_LEFT = 56;
const AXIS_BOTTOM = 18;

interface TraceHeatmapProps {
  data: TraceHeatmapResponse;
  box: TraceBox | null;
  onBox: (box: TraceBox | null) => void;
  /** Of the whole chart, px. */
  height: number;
}

/** How many traces started when and lasted how long. A box of cells narrows the list and is compared with the rest. */
export function TraceHeatmap({ data, box, onBox, height }: TraceHeatmapProps) {
  const [frame, frameWidth] = useElementWidth<HTMLDivElement>();
  const { zone } = useTimeZone();
  const width = Math.max(0, frameWidth - AXIS_LEFT - 12);
  const plotPx = height - AXIS_BOTTOM - 8;
  const layout = useMemo(() => layoutHeatmap(data, width, plotPx), [data, width, plotPx]);
  const { at, draft, pointer, keys } = useCellBox(layout, box, onBox);
  const sampled = data.sample !== null;
  const read = draft ?? (at ? layout.boxOf(at, at) : null);
  const counted = read && (countInBox(data, read) ?? { count: 0, failed: 0 });
  const text = read && {
    ...boxText(read, zone),
    traces: tracesText(counted?.count ?? 0, counted?.failed ?? 0, sampled),
  };
  const shown = draft ?? box;
  const active = at && read ? layout.extentOf(layout.boxOf(at, at)) : null;
  return (
    <div ref={frame} className="relative shrink-0 select-none" style={{ height }}>
      {width > 0 ? (
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys choose cells here
          tabIndex={0}
          role="application"
          aria-label={`${tracesText(data.total, data.failed, sampled)} by start and duration. Arrow keys move over the cells, Shift extends, Enter chooses, Escape lets go. The same figures stand in the table.`}
          className="absolute inset-x-0 top-2 rounded-sm"
          style={{ left: AXIS_LEFT, width, height: plotPx }}
          {...keys}
        >
          <svg width={width} height={plotPx} aria-hidden="true" className="block overflow-visible">
            {layout.durationTicks.map(({ ns, y }) => (
              <g key={ns} transform={`translate(0,${y})`}>
                <line x2={width} className="stroke-line" />
                <text x={-8} dy="0.32em" textAnchor="end" className="fill-faint text-2xs">
                  {formatDuration(ns)}
                </text>
              </g>
            ))}
            <HeatmapCells layout={layout} />
            <line y1={plotPx} y2={plotPx} x2={width} className="stroke-line-strong" />
            {shown ? (
              <rect
                {...layout.extentOf(shown)}
                className="pointer-events-none fill-accent/10 stroke-[1.5] stroke-text"
              />
            ) : null}
            {active ? <rect {...active} className="pointer-events-none fill-none stroke-text" /> : null}
            <rect
              width={width}
              height={plotPx}
              fill="transparent"
              className="cursor-crosshair touch-pan-y"
              {...pointer}
            />
          </svg>
          {active && text ? (
            <ChartTooltip x={active.x + active.width / 2} width={width}>
              <p className="font-medium">{text.traces}</p>
              <p>{text.duration}</p>
              <p className="text-muted">{text.time}</p>
            </ChartTooltip>
          ) : null}
          <output className="sr-only">{text ? `${text.traces}; ${text.duration}; ${text.time}` : ''}</output>
        </div>
      ) : null}
      <div className="absolute bottom-0" style={{ left: AXIS_LEFT, width }}>
        <TimeAxis width={width} fromMs={timeMs(data.range.from)} toMs={timeMs(data.range.to)} zone={zone} />
      </div>
    </div>
  );
}
