'use client';

import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { rangeToExtent } from '@/components/charts/brush-range';
import { formatSpan } from '@/components/charts/format-span';
import type { Threshold } from '@/lib/contracts/dashboard/panel';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { MarkMenu } from '../mark-menu';
import type { PanelMark } from '../panel-mark';
import type { ChartBucket, ChartSeries, ChartTimes } from './chart-series';
import { CrosshairMarks } from './crosshair-marks';
import { PartMarks } from './part-marks';
import type { PlotLayout } from './plot-layout';
import { PlotShapes } from './plot-shapes';
import { rankAt } from './rank-at';
import { seriesNear } from './series-near';
import { seriesText } from './series-text';
import { ThresholdMarks } from './threshold-marks';
import { type MsRange, type PlotPick, usePlotPointer } from './use-plot-pointer';

interface SeriesPlotProps<Series extends ChartSeries> {
  panelId: string;
  /** Says what is shown, for those who do not see it. */
  label: string;
  series: readonly Series[];
  times: ChartTimes;
  layout: PlotLayout;
  stacked: boolean;
  width: number;
  height: number;
  zone: TimeZoneChoice;
  thresholds: readonly Threshold[];
  /** Of all series of a stack together. */
  sumText: (sum: number) => string;
  highlighted: string | null;
  onZoom: ((range: MsRange) => void) | null;
  /** What a mark stands for; a null series: all of the bucket. */
  markOf: (series: Series | null, bucket: ChartBucket) => PanelMark;
}

/** The plot of a chart over time: grid, marks, crosshair, brush, and a menu on every mark. */
export function SeriesPlot<Series extends ChartSeries>(props: SeriesPlotProps<Series>) {
  const { panelId, series, times, layout, width, height, zone, onZoom } = props;
  const plot = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ mark: PanelMark; x: number; y: number } | null>(null);
  const [walked, setWalked] = useState<string | null>(null);
  const box = { panelId, width, ...times, buckets: layout.buckets };
  const { active, selection, handlers } = usePlotPointer(box, { onZoom, onPick: open });
  const ranked = useMemo(() => (active === null ? [] : rankAt(series, active)), [series, active]);
  const chosen = ranked.some(({ series: one }) => one.id === walked) ? walked : null;
  const bucket = active === null ? undefined : layout.buckets[active];
  const extent = selection ? rangeToExtent(selection, { ...times, width, bucketMs: times.stepMs }) : null;

  function open({ bucket: index, x, y }: PlotPick): void {
    const at = layout.buckets[index];
    if (!at) return;
    const found =
      y === null
        ? (series.find(({ id }) => id === chosen) ?? (series.length === 1 ? series[0] : undefined))
        : seriesNear(series, layout, { bucket: index, y, stacked: props.stacked });
    const place = found ? layout.yOf(series.indexOf(found), index) : null;
    setMenu({ mark: props.markOf(found ?? null, at), x, y: y ?? place ?? height / 2 });
  }

  function keys(event: KeyboardEvent<Element>): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || ranked.length === 0 || event.altKey || event.ctrlKey || event.metaKey) {
      handlers.onKeyDown(event);
      return;
    }
    const from = ranked.findIndex(({ series: one }) => one.id === chosen);
    const next = from === -1 ? 0 : Math.min(ranked.length - 1, Math.max(0, from + step));
    setWalked(ranked[next]?.series.id ?? null);
    event.preventDefault();
    event.stopPropagation();
  }

  const told = ranked.find(({ series: one }) => one.id === chosen);
  const spoken = (told ? [told] : ranked.slice(0, 5))
    .map(({ series: one, value }) => `${one.label} ${seriesText(one, value)}`)
    .join(', ');
  return (
    <>
      <div
        ref={plot}
        role="slider"
        tabIndex={0}
        aria-label={`${props.label} Left and right arrows move, up and down choose a series, Shift extends to zoom, Enter opens what can be done.`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, layout.buckets.length - 1)}
        aria-valuenow={active ?? 0}
        aria-valuetext={
          bucket
            ? `${formatSpan(bucket.fromMs, bucket.toMs, zone)}${bucket.isPart ? ', part of an interval' : ''}: ${spoken === '' ? 'no value' : spoken}`
            : `${layout.buckets.length} intervals, none chosen`
        }
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none rounded-sm"
        {...handlers}
        onKeyDown={keys}
      >
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true" className="block overflow-visible">
            {layout.scale.ticks.map(({ value, y }) => (
              <line
                key={value}
                x1={0}
                x2={width}
                y1={Math.round(y) + 0.5}
                y2={Math.round(y) + 0.5}
                className="stroke-line"
              />
            ))}
            <ThresholdMarks thresholds={props.thresholds} scale={layout.scale} width={width} />
            <PlotShapes layout={layout} highlighted={props.highlighted ?? chosen} />
            <PartMarks columns={layout.buckets} height={height} />
            <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
            {extent ? (
              <rect
                x={extent.x}
                width={extent.width}
                y={0}
                height={height}
                className="pointer-events-none fill-accent/20 stroke-accent"
              />
            ) : null}
          </svg>
        ) : null}
        <CrosshairMarks
          panelId={panelId}
          series={series}
          layout={layout}
          width={width}
          height={height}
          zone={zone}
          sumText={props.sumText}
          stacked={props.stacked}
          chosen={chosen}
          plot={plot}
        />
      </div>
      {/* Beside the plot, not in it: its keys are no keys of the chart. */}
      <MarkMenu
        mark={menu?.mark ?? null}
        at={menu ?? { x: 0, y: 0 }}
        returnTo={plot}
        onClose={() => setMenu(null)}
      />
    </>
  );
}
