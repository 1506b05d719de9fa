'use client';

import { type RefObject, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatCount } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import { TimeAxis } from '@/components/charts/time-axis';
import { isoToMs } from '@/components/logs/log-time';
import { useTimeZone } from '@/components/ui/time-zone';
import { drillTo } from '@/lib/boards/drill-to';
import { formatNumber } from '@/lib/boards/format-number';
import { bucketTimes } from '@/lib/boards/mark';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { HeatmapAnswer } from '@/lib/contracts/dashboard/panel-question';
import { useBoardView } from '../../data/board-view';
import { usePanelLook } from '../../data/panel-look';
import { useElementSize } from '../../data/use-element-size';
import { CrosshairLine } from '../crosshair-line';
import { MarkMenu } from '../mark-menu';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import { AxisLabels } from '../series/axis-labels';
import { labelWidth } from '../series/label-width';
import { PartMarks } from '../series/part-marks';
import { heatOpacity } from './heat-colors';
import { countBetween, type HeatPlace, heatTicks, layoutHeat } from './heat-layout';
import { HeatLegend } from './heat-legend';
import { HeatTable } from './heat-table';
import { useHeatPointer } from './use-heat-pointer';

const LEGEND_FROM_PX = 130;
const AXIS_FROM_PX = 70;

/** How often values of a numeric field occur, over time; a box of cells leads to its records. */
export function HeatmapPanel({
  panel,
  answer,
  height: bodyPx,
}: {
  panel: PanelOf<'heatmap'>;
  answer: HeatmapAnswer;
  height: number;
}) {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const { asTable } = usePanelLook(panel.id);
  const [frame, { width: frameWidth, height }] = useElementSize<HTMLDivElement>();
  const plot = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ mark: PanelMark; x: number; y: number } | null>(null);
  const write = (value: number | null) => formatNumber(value, panel.format);
  const labels =
    bodyPx < AXIS_FROM_PX
      ? []
      : heatTicks(answer, height).map((tick) => ({ ...tick, text: write(tick.value) }));
  const gutter = labelWidth(labels.map(({ text }) => text));
  const width = Math.max(0, frameWidth - gutter);
  const layout = useMemo(() => layoutHeat(answer, width, height), [answer, width, height]);
  const { at, anchor, handlers } = useHeatPointer(panel.id, layout, open);
  const about = answer.estimate ? '≈ ' : '';

  function textOf(a: HeatPlace, b: HeatPlace) {
    const first = layout.columns[Math.min(a.column, b.column)];
    const last = layout.columns[Math.max(a.column, b.column)];
    const low = answer.rows[Math.min(a.row, b.row)]?.from ?? null;
    const high = answer.rows[Math.max(a.row, b.row)]?.to ?? null;
    const values =
      low === null
        ? high === null
          ? 'any number'
          : `below ${write(high)}`
        : high === null
          ? `${write(low)} and more`
          : `${write(low)} to ${write(high)}`;
    return {
      values,
      span: first && last ? formatSpan(first.fromMs, last.toMs, zone) : '',
      count: countBetween(answer, a, b),
      zoom: first && last ? { fromMs: first.fromMs, toMs: last.toMs } : null,
    };
  }

  function open(a: HeatPlace, b: HeatPlace): void {
    const { values, span, count, zoom } = textOf(a, b);
    const { times, rows, range } = answer;
    const from = bucketTimes(times, Math.min(a.column, b.column), range).from;
    const to = bucketTimes(times, Math.max(a.column, b.column), range).to;
    const row = {
      from: rows[Math.min(a.row, b.row)]?.from ?? null,
      to: rows[Math.max(a.row, b.row)]?.to ?? null,
    };
    const extent = layout.extentOf(a, b);
    const noun = panel.records.source === 'logs' ? 'logs' : 'traces';
    setMenu({
      mark: {
        title: `${panel.field} ${values}`,
        detail: `${about}${formatCount(count)} records · ${span}`,
        links: [
          { label: `View ${noun}`, href: drillTo({ kind: 'cell', panel, row, times: { from, to } }, view) },
        ],
        conditions: [],
        zoom,
        copy: `${values}\t${span}\t${count}`,
      },
      x: extent.x + extent.width / 2,
      y: extent.y + extent.height,
    });
  }

  const [fromMs, toMs] = [isoToMs(answer.range.from), isoToMs(answer.range.to)];
  const label = `${panelTitle(panel)}: ${about}${formatCount(answer.total)} records by ${panel.field} over time, at most ${about}${formatCount(layout.most)} a cell.`;
  if (asTable) return <HeatTable label={label} answer={answer} format={write} />;
  const said = at && textOf(anchor ?? at, at);
  const extent = at && layout.extentOf(anchor ?? at, at);
  return (
    <div className="flex h-full flex-col">
      <div ref={frame} className="relative min-h-0 flex-1">
        <AxisLabels labels={labels} width={gutter} />
        <div className="absolute inset-y-0 right-0" style={{ left: gutter }}>
          <div
            ref={plot}
            role="slider"
            tabIndex={0}
            aria-label={`${label} Arrow keys move, Shift extends a box, Enter opens what can be done.`}
            aria-valuemin={0}
            aria-valuemax={Math.max(0, layout.columns.length - 1)}
            aria-valuenow={at?.column ?? 0}
            aria-valuetext={
              said
                ? `${said.span}, ${said.values}: ${about}${formatCount(said.count)} records`
                : 'no cell chosen'
            }
            className="absolute inset-0 cursor-crosshair touch-pan-y select-none rounded-sm"
            {...handlers}
          >
            <svg width={width} height={height} aria-hidden="true" className="block">
              {layout.steps.map((path, step) => (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                  key={step}
                  d={path}
                  className="fill-accent"
                  fillOpacity={heatOpacity(step, layout.steps.length)}
                />
              ))}
              <PartMarks columns={layout.columns} height={height} />
              <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
              {extent ? (
                <rect
                  x={extent.x}
                  y={extent.y}
                  width={Math.max(1, extent.width)}
                  height={Math.max(1, extent.height)}
                  fill="none"
                  strokeWidth={1.5}
                  className="stroke-text"
                />
              ) : null}
            </svg>
            {said && extent ? (
              <HeatTip plot={plot} x={extent.x + extent.width} about={about} {...said} />
            ) : null}
          </div>
          <CrosshairLine fromMs={fromMs} toMs={toMs} width={width} height={height} />
          <MarkMenu
            mark={menu?.mark ?? null}
            at={menu ?? { x: 0, y: 0 }}
            returnTo={plot}
            onClose={() => setMenu(null)}
          />
        </div>
      </div>
      {bodyPx >= AXIS_FROM_PX ? (
        <div className="shrink-0" style={{ marginLeft: gutter }}>
          <TimeAxis width={width} fromMs={fromMs} toMs={toMs} zone={zone} />
        </div>
      ) : null}
      {bodyPx >= LEGEND_FROM_PX ? (
        <HeatLegend stepFrom={layout.stepFrom} most={layout.most} about={about} />
      ) : null}
    </div>
  );
}

/** What a box of cells holds, over everything else: a small panel would cut it. */
function HeatTip({
  plot,
  x,
  about,
  values,
  span,
  count,
}: {
  plot: RefObject<HTMLElement | null>;
  x: number;
  /** Before counts that are estimated. */
  about: string;
  values: string;
  span: string;
  count: number;
}) {
  const area = plot.current?.getBoundingClientRect();
  if (!area) return null;
  const left = area.left + x;
  const onLeft = left > window.innerWidth - 260;
  return createPortal(
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-50 rounded-md border border-line bg-raised px-2.5 py-2 text-text text-xs shadow-pop"
      style={{
        top: Math.max(8, area.top),
        ...(onLeft ? { right: window.innerWidth - left + 24 } : { left: left + 10 }),
      }}
    >
      <div className="whitespace-nowrap font-medium">{span}</div>
      <div className="text-muted">{values}</div>
      <div>
        {about}
        {formatCount(count)} records
      </div>
    </div>,
    document.body,
  );
}
