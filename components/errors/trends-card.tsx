'use client';

import { Table2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { formatShare, formatShortCount } from '@/components/charts/format-count';
import { TrendChart } from '@/components/charts/trend-chart';
import type { TrendSeries } from '@/components/charts/trend-layout';
import { isoToMs } from '@/components/logs/log-time';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { errorLogsUrl, groupLogsUrl } from './error-links';
import { Segmented } from './segmented';
import { seriesColor, seriesLabel } from './series-style';
import { TrendLegend } from './trend-legend';
import { TrendTable } from './trend-table';
import type { ErrorsView } from './use-errors-view';

const PLOT_PX = 220;
const GROUPS = [
  { value: 'service', label: 'Service' },
  { value: 'error_type', label: 'Error type' },
  { value: 'version', label: 'Version' },
] as const;
const MEASURES = [
  { value: 'count', label: 'Count' },
  { value: 'rate', label: 'Rate' },
] as const;

/** Errors over time by group, as counts or as a share of all logs. */
export function TrendsCard({ view }: { view: ErrorsView }) {
  const { state, setState, trends } = view;
  const { group, measure, q } = state;
  const { zone } = useTimeZone();
  const router = useRouter();
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const data = trends.data;
  const series = useMemo<TrendSeries[]>(
    () =>
      data?.series.map((one, rank) => ({
        id: String(rank),
        label: seriesLabel(one, group),
        color: seriesColor(one, group, rank),
        values:
          measure === 'count'
            ? one.counts
            : one.counts.map((count, index) => count / Math.max(1, data.logs[index] ?? 0)),
      })) ?? [],
    [data, group, measure],
  );
  const startsMs = useMemo(() => data?.times.map(isoToMs) ?? [], [data]);
  const formatValue = measure === 'count' ? formatShortCount : formatShare;

  function pick(ms: { fromMs: number; toMs: number }, seriesId: string | null): void {
    const range = absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs));
    const picked = seriesId === null ? undefined : data?.series[Number(seriesId)];
    router.push(
      picked && !picked.isOther ? groupLogsUrl(q, group, picked.key, range) : errorLogsUrl(q, range),
    );
  }

  return (
    <section aria-label="Errors over time" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
        <h2 className="mr-1 font-medium text-sm">Errors over time</h2>
        <Segmented
          label="Grouped by"
          value={group}
          options={GROUPS}
          onChange={(next) => void setState({ group: next })}
        />
        <Segmented
          label="Shown as"
          value={measure}
          options={MEASURES}
          onChange={(next) => void setState({ measure: next })}
        />
        <IconButton
          label={asTable ? 'Show the chart' : 'Show as a table'}
          size="sm"
          aria-pressed={asTable}
          className="ml-auto aria-pressed:bg-selected aria-pressed:text-text"
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 aria-hidden />
        </IconButton>
      </header>
      <div
        className={`grid gap-4 p-3 lg:grid-cols-[minmax(0,1fr)_320px] ${trends.isPlaceholderData ? 'stale' : ''}`}
      >
        <div className="min-w-0" style={{ height: PLOT_PX + 18 }}>
          {data && asTable ? (
            <TrendTable data={data} series={series} zone={zone} formatValue={formatValue} />
          ) : data ? (
            <TrendChart
              series={series}
              startsMs={startsMs}
              bucketMs={data.bucketMs}
              fromMs={isoToMs(data.range.from)}
              toMs={isoToMs(data.range.to)}
              zone={zone}
              height={PLOT_PX}
              label="Errors over time"
              formatValue={formatValue}
              highlighted={highlighted}
              onZoom={view.zoomTo}
              onPick={pick}
            />
          ) : trends.error ? (
            <ErrorState
              title="The trend could not be read"
              error={trends.error}
              retry={() => void trends.refetch()}
              className="py-4"
            />
          ) : (
            <Skeleton className="h-full" />
          )}
        </div>
        <TrendLegend view={view} series={series} onHighlight={setHighlighted} />
      </div>
    </section>
  );
}
