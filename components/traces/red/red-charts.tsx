'use client';

import { type ReactNode, useMemo } from 'react';
import { formatShare } from '@/components/charts/format-count';
import type { MsRange } from '@/components/charts/use-brush';
import type { ChartSeries } from '@/components/services/charts/chart-layout';
import { TimeChart } from '@/components/services/charts/time-chart';
import { formatMs } from '@/components/services/figures/format-ms';
import { formatRate } from '@/components/services/figures/format-rate';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { timeMs } from '../search/time-ms';
import { redCharts } from './red-series';

interface RedChartsProps {
  data: TraceRedResponse;
  /** Of each plot, px. */
  height: number;
  chosenMs: number | null;
  onPick: (range: MsRange) => void;
  onZoom: (range: MsRange) => void;
}

/** Rate, errors and durations side by side over one time; below each other on a phone. */
export function RedCharts({ data, height, chosenMs, onPick, onZoom }: RedChartsProps) {
  const { zone } = useTimeZone();
  const charts = useMemo(() => redCharts(data), [data]);
  const startsMs = useMemo(() => data.times.map(timeMs), [data.times]);
  const { total } = data;
  const shared = {
    startsMs,
    bucketMs: data.bucketMs,
    fromMs: timeMs(data.range.from),
    toMs: timeMs(data.range.to),
    zone,
    height,
    chosenMs,
    pickText: 'shows traces of it',
    onPick,
    onZoom,
  };
  // Of a sample whose share is not known there are only at least so many.
  const about = data.estimate === null ? '' : data.estimate.relativeError === null ? '≥ ' : '≈ ';
  const chart = (
    title: string,
    figure: ReactNode,
    series: ChartSeries[],
    format: (value: number) => string,
  ) => (
    <div className="min-w-0">
      <h3 className="flex items-baseline gap-1.5 truncate pb-0.5 text-xs">
        <span className="text-muted">{title}</span> <span className="font-medium">{figure}</span>
      </h3>
      <TimeChart {...shared} label={title} series={series} format={format} />
    </div>
  );
  const quantiles = charts.durations.map(({ id, label, color }) => (
    <span key={id} className="mr-2.5 inline-flex items-center gap-1">
      <span aria-hidden className="size-2 rounded-[2px]" style={{ background: color }} />
      <span className="font-normal text-muted">{label}</span>
      {formatMs(total[id === 'p50Ms' ? 'p50Ms' : id === 'p95Ms' ? 'p95Ms' : 'p99Ms'])}
    </span>
  ));
  return (
    <div className="grid min-w-0 flex-1 grid-cols-3 gap-4 max-md:grid-cols-1">
      {chart('Rate', about + formatRate(total.perSecond), charts.rate, formatRate)}
      {chart(
        'Errors',
        total.errorRate === null ? '–' : (data.estimate ? '≈ ' : '') + formatShare(total.errorRate),
        charts.errors,
        formatShare,
      )}
      {data.by === 'none'
        ? chart('Durations', quantiles, charts.durations, formatMs)
        : chart('P95', formatMs(total.p95Ms), charts.durations, formatMs)}
    </div>
  );
}
