'use client';

import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import { TimeAxis } from '@/components/charts/time-axis';
import { formatNumber } from '@/lib/boards/format-number';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import type { legendSchema, Threshold } from '@/lib/contracts/dashboard/panel';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { useElementSize } from '../../data/use-element-size';
import type { PanelMark } from '../panel-mark';
import { axisFormat } from './axis-format';
import { AxisLabels } from './axis-labels';
import type { ChartBucket, ChartSeries, ChartTimes } from './chart-series';
import { labelWidth } from './label-width';
import { isStacked, layoutPlot, plotScale, type SeriesDraw } from './plot-layout';
import { SeriesLegend } from './series-legend';
import { SeriesPlot } from './series-plot';
import { useHiddenSeries } from './use-hidden-series';
import type { MsRange } from './use-plot-pointer';
import type { ValueAxis, ValueScale } from './value-scale';

const AXIS_PX = 18;
/** A lower panel has room for the picture alone: the names are in its tooltip. */
const LEGEND_FROM_PX = 130;
/** The lowest has room for the shape alone: its times and values are in its tooltip. */
const AXIS_FROM_PX = 70;
/** Labels nearer to one another would run together. */
const LABEL_PX = 16;

export interface SeriesChartProps<Series extends ChartSeries> {
  panelId: string;
  label: string;
  series: readonly Series[];
  times: ChartTimes;
  draw: SeriesDraw;
  axis: ValueAxis & { label: string };
  legend: z.infer<typeof legendSchema>;
  thresholds: readonly Threshold[];
  zone: TimeZoneChoice;
  /** Of the panel's body, px. */
  height: number;
  /** Of the axis, where the series' own differ. */
  format: NumberFormat;
  onZoom: ((range: MsRange) => void) | null;
  markOf: (series: Series | null, bucket: ChartBucket) => PanelMark;
}

/** A chart of series over time with its axis and legend; fills its box. */
export function SeriesChart<Series extends ChartSeries>(props: SeriesChartProps<Series>) {
  const { series, times, draw, axis, legend, thresholds, zone, height, format } = props;
  const [frame, { width: frameWidth, height: plotHeight }] = useElementSize<HTMLDivElement>();
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const ids = useMemo(() => series.map(({ id }) => id), [series]);
  const hidden = useHiddenSeries(ids);
  const shownKey = series.map(({ id }) => (hidden.isHidden(id) ? '0' : '1')).join('');
  const shown = useMemo(() => series.filter((_, index) => shownKey[index] === '1'), [series, shownKey]);
  const ofAxis = useMemo(() => axisFormat(shown, format), [shown, format]);
  const scale = useMemo(() => {
    const levels = thresholds.map(({ from }) => from);
    return plotScale(shown, times, draw, axis, plotHeight, levels, ofAxis);
  }, [shown, times, draw, axis, plotHeight, thresholds, ofAxis]);
  const withAxis = height >= AXIS_FROM_PX && plotHeight > 0;
  const labels = withAxis ? axisLabels(scale, plotHeight, ofAxis) : [];
  const gutter = labelWidth(labels.map(({ text }) => text));
  const width = Math.max(0, frameWidth - gutter);
  const layout = useMemo(
    () => layoutPlot(shown, times, draw, scale, width),
    [shown, times, draw, scale, width],
  );
  const sumText = useCallback((sum: number) => formatNumber(sum, ofAxis), [ofAxis]);
  const withLegend = legend.shown && height >= LEGEND_FROM_PX && series.length > 0;
  const compared = series.some(({ before }) => before !== null);
  return (
    <div className="flex h-full min-h-0 flex-col">
      {height >= LEGEND_FROM_PX && axis.label !== '' ? (
        <p aria-hidden="true" className="shrink-0 truncate text-2xs text-faint leading-4">
          {axis.label}
        </p>
      ) : null}
      <div ref={frame} className="relative min-h-0 flex-1">
        <AxisLabels labels={labels} width={gutter} />
        <div className="absolute inset-y-0 right-0" style={{ left: gutter }}>
          <SeriesPlot
            panelId={props.panelId}
            label={props.label}
            series={shown}
            times={times}
            layout={layout}
            stacked={isStacked(draw)}
            width={width}
            height={plotHeight}
            zone={zone}
            thresholds={thresholds}
            sumText={sumText}
            highlighted={highlighted}
            onZoom={props.onZoom}
            markOf={props.markOf}
          />
        </div>
      </div>
      {height < AXIS_FROM_PX ? null : (
        <div className="shrink-0" style={{ height: AXIS_PX, marginLeft: gutter }}>
          <TimeAxis width={width} fromMs={times.fromMs} toMs={times.toMs} zone={zone} />
        </div>
      )}
      {withLegend ? (
        <SeriesLegend
          series={series}
          times={times}
          values={legend.values}
          hidden={hidden}
          maxHeight={Math.max(20, Math.min(160, height * 0.35))}
          onHighlight={setHighlighted}
        />
      ) : null}
      {withLegend && compared ? (
        <p className="flex shrink-0 items-center gap-1.5 text-2xs text-faint">
          <svg aria-hidden="true" width="18" height="4">
            <line
              x1="0"
              x2="18"
              y1="2"
              y2="2"
              stroke="currentColor"
              strokeWidth="1.25"
              strokeDasharray="4 3"
            />
          </svg>
          the period before
        </p>
      ) : null}
    </div>
  );
}

/** The ends of the axis and what is between them, as far as there is room. */
function axisLabels({ domain, ticks }: ValueScale, height: number, format: NumberFormat) {
  const all = [{ value: domain[0], y: height }, ...ticks];
  return all
    .filter(({ y }, index) => index === 0 || height - y >= LABEL_PX)
    .map((tick) => ({ ...tick, text: formatNumber(tick.value, format) }));
}
