'use client';

import { useMemo } from 'react';
import { BrushPlot } from '@/components/charts/brush-plot';
import { rangeToExtent } from '@/components/charts/brush-range';
import { ChartTooltip } from '@/components/charts/chart-tooltip';
import { formatSpan } from '@/components/charts/format-span';
import { TimeAxis } from '@/components/charts/time-axis';
import { type MsRange, useBrush } from '@/components/charts/use-brush';
import { useElementWidth } from '@/components/charts/use-element-width';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { type ChartSeries, layoutChart } from './chart-layout';
import type { ChartMarker } from './chart-marker';
import { ChartMarkers } from './chart-markers';
import { ChartShapes } from './chart-shapes';

interface TimeChartProps {
  label: string;
  series: readonly ChartSeries[];
  startsMs: readonly number[];
  bucketMs: number;
  fromMs: number;
  toMs: number;
  zone: TimeZoneChoice;
  /** Height of the plot in px; the axis adds 18. */
  height: number;
  format: (value: number) => string;
  markers?: readonly ChartMarker[];
  /** Start of the interval that is open below. */
  chosenMs?: number | null;
  /** What Enter and a click do, e.g. `lists the traces`. */
  pickText: string;
  onZoom: (range: MsRange) => void;
  onPick: (range: MsRange) => void;
}

const NO_MARKERS: readonly ChartMarker[] = [];

/** One figure over time: drag or Shift + arrows zoom, a click or Enter picks an interval. */
export function TimeChart(props: TimeChartProps) {
  const { series, startsMs, bucketMs, fromMs, toMs, zone, height, format, onZoom, onPick } = props;
  const { markers = NO_MARKERS, chosenMs = null } = props;
  const [frame, width] = useElementWidth<HTMLDivElement>();
  const layout = useMemo(
    () => layoutChart(series, startsMs, { width, height, fromMs, toMs, bucketMs }),
    [series, startsMs, width, height, fromMs, toMs, bucketMs],
  );
  const ranges = useMemo(
    () => layout.buckets.map((bucket) => ({ fromMs: bucket.startMs, toMs: bucket.endMs })),
    [layout],
  );
  const box = { width, fromMs, toMs, bucketMs };
  const { active, selection, handlers } = useBrush(box, ranges, onZoom, onPick);
  const bucket = active === null ? undefined : layout.buckets[active];
  const chosen = chosenMs === null ? undefined : layout.buckets.find(({ startMs }) => startMs === chosenMs);
  const told = (index: number) =>
    series.map(({ label, values }) => `${label} ${tell(values[index] ?? null, format)}`).join(', ');
  return (
    <div className="relative select-none" ref={frame}>
      <BrushPlot
        width={width}
        height={height}
        label={`${props.label}. Arrow keys move, Shift extends to zoom, Enter ${props.pickText}.`}
        intervals={startsMs.length}
        active={active}
        activeText={
          bucket ? `${formatSpan(bucket.startMs, bucket.endMs, zone)}: ${told(bucket.index)}` : null
        }
        activeBar={bucket}
        selection={selection ? rangeToExtent(selection, box) : null}
        handlers={handlers}
        gridYs={layout.yTicks.map((tick) => tick.y)}
        marks={
          <>
            {chosen ? (
              <rect x={chosen.x} width={chosen.width} y={0} height={height} className="fill-accent/20" />
            ) : null}
            <ChartShapes layout={layout} />
            <ChartMarkers markers={markers} box={{ ...box, height }} />
          </>
        }
      >
        {layout.yTicks.map((tick) => (
          <span
            key={tick.value}
            className="pointer-events-none absolute left-0 rounded-sm bg-surface/80 px-1 text-2xs text-faint leading-3"
            style={{ top: tick.y + 1 }}
          >
            {format(tick.value)}
          </span>
        ))}
        {bucket ? (
          <ChartTooltip x={bucket.x + bucket.width / 2} width={width}>
            <div className="whitespace-nowrap font-medium">
              {formatSpan(bucket.startMs, bucket.endMs, zone)}
            </div>
            <dl className="mt-1 grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
              {series.map((one) => (
                <div key={one.id} className="contents">
                  <span className="size-2 rounded-[2px]" style={{ background: one.color }} />
                  <dt className="text-muted">{one.label}</dt>
                  <dd className="text-right font-medium">{tell(one.values[bucket.index] ?? null, format)}</dd>
                </div>
              ))}
            </dl>
          </ChartTooltip>
        ) : null}
      </BrushPlot>
      <TimeAxis width={width} fromMs={fromMs} toMs={toMs} zone={zone} />
    </div>
  );
}

function tell(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}
