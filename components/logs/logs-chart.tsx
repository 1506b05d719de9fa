import { useMemo } from 'react';
import { HistogramTable } from '@/components/charts/histogram-table';
import { SeverityHistogram } from '@/components/charts/severity-histogram';
import { partOfRange } from '@/components/differences/part-range';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import { formatIsoNs } from '@/lib/time/iso';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { isoToMs } from './log-time';
import { useLogsActions } from './logs-actions';
import type { LogsView } from './use-logs-view';

const PLOT_PX = 84;
const AXIS_PX = 18;

/** Matches over time; its height never changes, so that nothing below it moves. */
export function LogsChart({ view, asTable }: { view: LogsView; asTable: boolean }) {
  const { zone } = useTimeZone();
  const { zoomTo, compare, jumpTo } = useLogsActions();
  const { data, error, refetch } = view.histogram;
  const buckets = useMemo(
    () =>
      data?.buckets.map((bucket, index) => ({
        startMs: isoToMs(bucket.time),
        counts: bucket.counts,
        total: bucket.total,
        previous: data.previous?.totals[index] ?? null,
      })) ?? [],
    [data],
  );
  const newest = view.state.order === 'newest';
  const listFailed = view.search.error !== null && view.search.logs.length === 0;
  const height = PLOT_PX + AXIS_PX;
  return (
    <div className="shrink-0 px-3 pb-1" style={{ height: height + 4 }}>
      {data ? (
        <div className={view.histogram.isPlaceholderData && !view.live.enabled ? 'stale' : ''}>
          {asTable ? (
            <HistogramTable
              buckets={buckets}
              bucketMs={data.bucketMs}
              zone={zone}
              height={height}
              estimated={data.estimate !== null}
              onZoom={zoomTo}
            />
          ) : (
            <SeverityHistogram
              buckets={buckets}
              bucketMs={data.bucketMs}
              fromMs={isoToMs(data.range.from)}
              toMs={isoToMs(data.range.to)}
              zone={zone}
              height={PLOT_PX}
              label="Logs over time by severity"
              estimate={data.estimate}
              onZoom={zoomTo}
              onCompare={(range) => compare(partOfRange(range))}
              onJump={({ fromMs, toMs }) =>
                jumpTo(formatIsoNs(newest ? timeNsFromMs(toMs) - 1n : timeNsFromMs(fromMs)))
              }
            />
          )}
        </div>
      ) : error ? (
        // Where the list failed too, it says why, with room for it.
        listFailed ? (
          <NoChart>No chart: the search failed.</NoChart>
        ) : (
          <p role="alert" className="flex h-full items-center justify-center gap-3 text-muted text-sm">
            The chart could not be drawn.
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        )
      ) : view.histogram.isLoading ? (
        <ChartSkeleton />
      ) : view.range === null ? null : (
        <NoChart>No chart until the query can be read.</NoChart>
      )}
    </div>
  );
}

function NoChart({ children }: { children: string }) {
  return <p className="flex h-full items-center justify-center text-muted text-sm">{children}</p>;
}

function ChartSkeleton() {
  return (
    <div className="flex items-end gap-px" style={{ height: PLOT_PX }}>
      {Array.from({ length: 60 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <div key={index} className="flex-1" style={{ height: `${20 + ((index * 37) % 45)}%` }}>
          <Skeleton className="h-full rounded-none" />
        </div>
      ))}
    </div>
  );
}
