'use client';

import { useMemo, useState } from 'react';
import type { CountEstimate } from '@/lib/contracts/log-search';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { BrushMenu } from './brush-menu';
import { BrushPlot } from './brush-plot';
import { rangeToExtent } from './brush-range';
import { ChartTooltip } from './chart-tooltip';
import { formatShare, formatShortCount } from './format-count';
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
  /** What the heights rest on where they are estimated; null: counted. */
  estimate?: CountEstimate;
  onZoom: (range: MsRange) => void;
  /** Adds "What differs here?" beside "Zoom" to what was brushed. */
  onCompare?: (range: MsRange) => void;
  /** Adds "Go to lines": the list moves there, the range stays. */
  onJump?: (range: MsRange) => void;
}

/** Counts over time, stacked by severity: hover to read, drag or Shift + arrows to zoom, click a bar to zoom into it. */
export function SeverityHistogram(props: SeverityHistogramProps) {
  const {
    buckets,
    bucketMs,
    fromMs,
    toMs,
    zone,
    height,
    label,
    onZoom,
    onCompare,
    onJump,
    estimate = null,
  } = props;
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
  const [brushed, setBrushed] = useState<MsRange | null>(null);
  const { active, selection, handlers } = useBrush(box, ranges, onCompare ? setBrushed : onZoom, onZoom);
  const shown = selection ?? brushed;
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
        activeText={bar && bucket ? describeBucket(bar, bucket, zone, estimate !== null) : null}
        activeBar={bar}
        selection={shown ? rangeToExtent(shown, box) : null}
        handlers={handlers}
        gridYs={gridYs}
        marks={<HistogramBars layout={layout} estimated={estimate !== null} />}
      >
        <span className="pointer-events-none absolute top-0 left-0 rounded-sm bg-bg/80 px-1 text-2xs text-faint">
          {formatShortCount(layout.maxCount)}
        </span>
        {estimate ? (
          <span className="pointer-events-none absolute top-0 right-0 rounded-sm bg-bg/80 px-1 text-2xs text-faint">
            ≈ pale bars are estimated, ± {formatShare(estimate.bucketError)} each
          </span>
        ) : null}
        {bar && bucket && !brushed ? (
          <ChartTooltip x={bar.x + bar.width / 2} width={width}>
            <HistogramBucketSummary bar={bar} bucket={bucket} zone={zone} estimate={estimate} />
          </ChartTooltip>
        ) : null}
      </BrushPlot>
      {brushed && onCompare && selection === null ? (
        <BrushMenu
          box={box}
          range={brushed}
          onZoom={onZoom}
          onCompare={onCompare}
          onJump={onJump}
          onClose={() => setBrushed(null)}
        />
      ) : null}
      <TimeAxis width={width} fromMs={fromMs} toMs={toMs} zone={zone} />
    </div>
  );
}
