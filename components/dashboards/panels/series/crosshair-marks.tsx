'use client';

import type { RefObject } from 'react';
import { createPortal } from 'react-dom';
import { formatSpan } from '@/components/charts/format-span';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { useCrosshair } from '../../data/crosshair';
import { bucketAt, type ChartSeries } from './chart-series';
import type { PlotLayout } from './plot-layout';
import { rankAt } from './rank-at';
import { seriesText } from './series-text';

const SHOWN = 12;
const TIP_PX = 300;

interface CrosshairMarksProps {
  panelId: string;
  series: readonly ChartSeries[];
  layout: PlotLayout;
  width: number;
  height: number;
  zone: TimeZoneChoice;
  /** Of all series of a stack together. */
  sumText: (sum: number) => string;
  stacked: boolean;
  /** The series that arrow keys or the pointer chose. */
  chosen: string | null;
  plot: RefObject<HTMLElement | null>;
}

/**
 * The crosshair in one chart, with what it meets: all values where the pointer is, the largest in the other panels. The only
 * part of a panel that is drawn anew while the mouse moves, and only from one bucket to the next.
 */
export function CrosshairMarks(props: CrosshairMarksProps) {
  const { panelId, layout, height, width, series } = props;
  const bucket = useCrosshair((at) => (at === null ? null : bucketAt(layout.buckets, at.atMs)));
  const isHere = useCrosshair((at) => at?.panelId === panelId);
  const at = bucket === null ? undefined : layout.buckets[bucket];
  if (bucket === null || !at || width === 0) return null;
  const x = at.x + at.width / 2;
  const ranked = rankAt(series, bucket);
  const [largest] = ranked;
  return (
    <>
      <svg
        aria-hidden="true"
        width={width}
        height={height}
        className="pointer-events-none absolute inset-0 overflow-visible"
      >
        <line x1={x} x2={x} y1={0} y2={height} className="stroke-line-strong" strokeDasharray="3 2" />
        {series.map((one, index) => {
          const y = layout.yOf(index, bucket);
          if (y === null || (series.length > SHOWN && one.id !== props.chosen)) return null;
          return (
            <circle
              key={one.id}
              cx={x}
              cy={y}
              r={one.id === props.chosen ? 4 : 2.5}
              fill={one.color}
              className="stroke-surface"
            />
          );
        })}
      </svg>
      {isHere ? (
        <PlotTip {...props} bucket={bucket} x={x} />
      ) : largest ? (
        <span
          className="pointer-events-none absolute top-0 z-10 flex max-w-40 items-center gap-1 rounded-sm border bg-raised px-1 text-2xs"
          style={x > width / 2 ? { right: width - x + 4 } : { left: x + 4 }}
        >
          <span className="size-1.5 shrink-0 rounded-[1px]" style={{ background: largest.series.color }} />
          {series.length > 1 ? <span className="truncate text-muted">{largest.series.label}</span> : null}
          <span className="whitespace-nowrap font-medium">{seriesText(largest.series, largest.value)}</span>
        </span>
      ) : null}
    </>
  );
}

/** All values of one bucket, over everything else: a small panel would cut it. */
function PlotTip(props: CrosshairMarksProps & { bucket: number; x: number }) {
  const { bucket, x, series, layout, zone, sumText, stacked, plot, chosen } = props;
  const area = plot.current?.getBoundingClientRect();
  const at = layout.buckets[bucket];
  if (!area || !at) return null;
  const ranked = rankAt(series, bucket);
  const first = ranked.findIndex(({ series: one }) => one.id === chosen);
  const from = Math.max(0, Math.min(first - SHOWN + 1, ranked.length - SHOWN));
  const shown = ranked.slice(from, from + SHOWN);
  const left = area.left + x;
  const onLeft = left + 12 + TIP_PX > window.innerWidth;
  const above = area.top > window.innerHeight * 0.6;
  const sum = ranked.reduce((total, { value }) => total + value, 0);
  return createPortal(
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-50 min-w-40 rounded-md border border-line bg-raised px-2.5 py-2 text-text text-xs shadow-pop"
      style={{
        maxWidth: TIP_PX,
        ...(onLeft ? { right: window.innerWidth - left + 12 } : { left: left + 12 }),
        ...(above
          ? { bottom: Math.max(8, window.innerHeight - area.bottom) }
          : { top: Math.max(8, area.top) }),
      }}
    >
      <div className="whitespace-nowrap font-medium">{formatSpan(at.fromMs, at.toMs, zone)}</div>
      {at.isPart ? <div className="text-muted">part of an interval, cut by the range</div> : null}
      {ranked.length === 0 ? <div className="mt-1 text-muted">No value here</div> : null}
      <div className="mt-1 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5">
        {shown.map(({ series: one, value, before }) => (
          <div key={one.id} className="contents">
            <span className="size-2 rounded-[2px]" style={{ background: one.color }} />
            <span className={`truncate ${one.id === chosen ? 'font-medium text-text' : 'text-muted'}`}>
              {one.label}
            </span>
            <span className="text-right font-medium">
              {seriesText(one, value)}
              {before === null ? null : (
                <span className="font-normal text-faint"> before {seriesText(one, before)}</span>
              )}
            </span>
          </div>
        ))}
        {ranked.length > SHOWN ? (
          <div className="contents text-muted">
            <span />
            <span>{ranked.length - SHOWN} more</span>
            <span />
          </div>
        ) : null}
        {stacked && ranked.length > 1 ? (
          <div className="contents">
            <span />
            <span className="text-muted">Together</span>
            <span className="text-right font-medium">
              {ranked.some(({ series: one }) => one.isApproximate) ? '≈ ' : ''}
              {sumText(sum)}
            </span>
          </div>
        ) : null}
      </div>
    </div>,
    document.body,
  );
}
