'use client';

import { useMemo } from 'react';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { BrushPlot } from './brush-plot';
import { rangeToExtent } from './brush-range';
import { ChartTooltip } from './chart-tooltip';
import { formatShortCount } from './format-count';
import { HistogramBars } from './histogram-bars';
import { type HistogramBucket, layoutHistogram } from './histogram-layout';
import { describeBucket, HistogramBucketSummary } from './histogram-summary';
import { TimeAxis } from './time-axis';
import { type MsRange, useBrush } from './use-brush';
import { useElementWidth } from './use-element-width';

interface SeverityHistogramProps {
  buckets: readonly HistogramBucket[];
  bucketMs: number;
  fromMs: number;
  toMs: number;
  zone: TimeZoneChoice;
  /** Height of the plot in px; the axis adds 18. */
  height: number;
  label: string;
  onZoom: (range: MsRange) => void;
}

/** Counts over time, stacked by severity: hover to read, drag or Shift + arrows to zoom, click a bar to zoom into it. */
export function SeverityHistogram(props: SeverityHistogramProps) {
  const { buckets, bucketMs, fromMs, toMs, zone, height, label, onZoom } = props;
  const [frame, width] = useElementWidth<HTMLDivElement>();
  const layout = useMemo(
    () => layoutHistogram(buckets, { width, height, fromMs, toMs, bucketMs }),
    [buckets, width, height, fromMs, toMs, bucketMs],
  );
  const ranges = useMemo(
    () => layout.bars.map((bar) => ({ fromMs: bar.startMs, toMs: bar.endMs })),
    [layout],
  );
  const box = { width, fromMs, toMs, bucketMs };
  const { active, selection, handlers } = useBrush(box, ranges, onZoom);
  const bar = active === null ? undefined : layout.bars[active];
  const bucket = active === null ? undefined : buckets[active];
  const gridYs = layout.yTicks.map((tick) => tick.y);

  return (
    <div className="relative select-none" ref={frame}>
      <BrushPlot
        width={width}
        height={height}
        label={`${label}. Arrow keys move, Shift extends, Enter zooms.`}
        intervals={buckets.length}
        active={active}
        activeText={bar && bucket ? describeBucket(bar, bucket, zone) : null}
        activeBar={bar}
        selection={selection ? rangeToExtent(selection, box) : null}
        handlers={handlers}
        gridYs={gridYs}
        marks={<HistogramBars layout={layout} />}
      >
        <span className="pointer-events-none absolute top-0 left-0 rounded-sm bg-bg/80 px-1 text-2xs text-faint">
          {formatShortCount(layout.maxCount)}
        </span>
        {bar && bucket ? (
          <ChartTooltip x={bar.x + bar.width / 2} width={width}>
            <HistogramBucketSummary bar={bar} bucket={bucket} zone={zone} />
          </ChartTooltip>
        ) : null}
      </BrushPlot>
      <TimeAxis width={width} fromMs={fromMs} toMs={toMs} zone={zone} />
    </div>
  );
}
