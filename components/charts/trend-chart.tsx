'use client';

import { useMemo } from 'react';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { BrushPlot } from './brush-plot';
import { rangeToExtent } from './brush-range';
import { ChartTooltip } from './chart-tooltip';
import { formatSpan } from './format-span';
import { TimeAxis } from './time-axis';
import { TrendBars } from './trend-bars';
import { layoutTrend, type TrendSeries } from './trend-layout';
import { TrendSummary } from './trend-summary';
import { type MsRange, useBrush } from './use-brush';
import { useElementWidth } from './use-element-width';

interface TrendChartProps {
  series: readonly TrendSeries[];
  startsMs: readonly number[];
  bucketMs: number;
  fromMs: number;
  toMs: number;
  zone: TimeZoneChoice;
  /** Height of the plot in px; the axis adds 18. */
  height: number;
  label: string;
  formatValue: (value: number) => string;
  /** Drawn stronger than the others, e.g. under the pointer in the legend. */
  highlighted: string | null;
  onZoom: (range: MsRange) => void;
  /** A mark was clicked (null: the keyboard chose a whole interval). */
  onPick: (range: MsRange, seriesId: string | null) => void;
}

/** Stacked series over time: drag or Shift + arrows zoom, a click on a mark opens what is behind it. */
export function TrendChart(props: TrendChartProps) {
  const { series, startsMs, bucketMs, fromMs, toMs, zone, height, formatValue, highlighted } = props;
  const [frame, width] = useElementWidth<HTMLDivElement>();
  const layout = useMemo(
    () => layoutTrend(series, startsMs, { width, height, fromMs, toMs, bucketMs }),
    [series, startsMs, width, height, fromMs, toMs, bucketMs],
  );
  const ranges = useMemo(
    () => layout.bars.map((bar) => ({ fromMs: bar.startMs, toMs: bar.endMs })),
    [layout],
  );
  const box = { width, fromMs, toMs, bucketMs };
  const { active, selection, handlers } = useBrush(box, ranges, props.onZoom, (range, at) =>
    props.onPick(range, at?.target.getAttribute('data-series') ?? null),
  );
  const bar = active === null ? undefined : layout.bars[active];
  const gridYs = layout.yTicks.map((tick) => tick.y);

  return (
    <div className="relative select-none" ref={frame}>
      <BrushPlot
        width={width}
        height={height}
        label={`${props.label}. Arrow keys move, Shift extends to zoom, Enter opens the logs.`}
        intervals={startsMs.length}
        active={active}
        activeText={bar ? `${formatSpan(bar.startMs, bar.endMs, zone)}: ${formatValue(bar.total)}` : null}
        activeBar={bar}
        selection={selection ? rangeToExtent(selection, box) : null}
        handlers={handlers}
        gridYs={gridYs}
        marks={<TrendBars layout={layout} series={series} highlighted={highlighted} />}
      >
        {layout.yTicks.map((tick) => (
          <span
            key={tick.value}
            className="pointer-events-none absolute left-0 rounded-sm bg-surface/80 px-1 text-2xs text-faint leading-3"
            style={{ top: tick.y + 1 }}
          >
            {formatValue(tick.value)}
          </span>
        ))}
        {bar ? (
          <ChartTooltip x={bar.x + bar.width / 2} width={width}>
            <TrendSummary bar={bar} series={series} zone={zone} formatValue={formatValue} />
          </ChartTooltip>
        ) : null}
      </BrushPlot>
      <TimeAxis width={width} fromMs={fromMs} toMs={toMs} zone={zone} />
    </div>
  );
}
