import { useMemo } from 'react';
import { isoToMs } from '@/components/logs/log-time';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import { absoluteRange, type TimeRangeText } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { TimeChart } from '../charts/time-chart';
import { useEdgeTrend } from './use-edge-traces';

interface EdgeTrendProps {
  q: string;
  from: string;
  to: string;
  onZoom: (range: TimeRangeText) => void;
}

/** How many traces with a call of the edge started over time, and how many of them failed. */
export function EdgeTrend({ q, from, to, onZoom }: EdgeTrendProps) {
  const trend = useEdgeTrend({ q, from, to });
  const { zone } = useTimeZone();
  const points = trend.data?.series[0]?.points;
  const series = useMemo(
    () =>
      points
        ? [
            {
              id: 'all',
              label: 'Started',
              color: 'var(--color-accent)',
              shape: 'area' as const,
              values: points.count,
            },
            {
              id: 'failed',
              label: 'Failed',
              color: 'var(--color-sev-error)',
              shape: 'bar' as const,
              values: points.errors,
            },
          ]
        : [],
    [points],
  );
  const startsMs = useMemo(() => trend.data?.times.map(isoToMs) ?? [], [trend.data]);
  const zoom = (ms: { fromMs: number; toMs: number }) =>
    onZoom(absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs)));
  const { data } = trend;
  return (
    <section aria-label="Over time">
      <h3 className="pb-1 font-medium text-muted text-xs">
        {data?.of === 'spans' ? 'Spans over time' : 'Traces with it over time'}
        {data?.estimate ? (
          <span className="text-faint"> · estimated from {data.estimate.sampled}</span>
        ) : null}
      </h3>
      {data ? (
        data.series.length === 0 ? (
          <p className="text-faint text-xs">No trace with it is stored in this time.</p>
        ) : (
          <TimeChart
            label="Traces over time"
            series={series}
            startsMs={startsMs}
            bucketMs={data.bucketMs}
            fromMs={isoToMs(data.range.from)}
            toMs={isoToMs(data.range.to)}
            zone={zone}
            height={84}
            format={(value) => value.toLocaleString('en')}
            pickText="zooms in"
            onZoom={zoom}
            onPick={zoom}
          />
        )
      ) : trend.error ? (
        <p role="alert" className="text-muted text-xs">
          The course could not be read: {trend.error.message}
        </p>
      ) : (
        <Skeleton className="h-[102px] w-full" />
      )}
    </section>
  );
}
