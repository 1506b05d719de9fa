import { X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { formatShare } from '@/components/charts/format-count';
import { isoToMs } from '@/components/logs/log-time';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import type { RedFigures } from '@/lib/contracts/red-figures';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import type { ChartMarker } from '../charts/chart-marker';
import { TimeChart } from '../charts/time-chart';
import { ChangeText } from '../figures/change-text';
import { ErrorRate } from '../figures/error-rate';
import { figureChange, shareChange } from '../figures/figure-change';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { ExemplarPanel } from './exemplar-panel';
import { type RedOverTime, redOfOperation, redOfService } from './red-of-service';
import { RedTable } from './red-table';
import type { ServicePageView } from './use-service-page';

const PLOT_PX = 132;

/** Rate, errors and durations over time, of the service or of one operation; an interval opens its traces. */
export function ServiceCharts({ view }: { view: ServicePageView }) {
  const { detail, red, state, service } = view;
  const { operation, at } = state;
  const asked = operation === null ? detail : red;
  const data = useMemo((): RedOverTime | null | undefined => {
    if (operation === null) return detail.data && redOfService(detail.data);
    return red.data && redOfOperation(red.data);
  }, [operation, detail.data, red.data]);
  const markers = useMemo(() => newVersions(detail.data), [detail.data]);
  const chosenMs = at === null ? null : Date.parse(at);
  return (
    <section aria-label="Rate, errors and durations" className="flex flex-col gap-2">
      {operation === null ? null : (
        <p className="inline-flex w-fit max-w-full items-center gap-2 rounded-md border border-accent/40 bg-accent-soft pl-2.5 text-xs">
          <span className="text-muted">Operation</span>
          <span className="truncate font-medium">{operation === '' ? 'all other names' : operation}</span>
          <Button
            size="sm"
            variant="ghost"
            className="w-7 px-0"
            aria-label="All operations"
            onClick={() => view.narrow(null)}
          >
            <X aria-hidden />
          </Button>
        </p>
      )}
      {data ? (
        <>
          <div
            className={`grid gap-2 lg:grid-cols-3 ${asked.isPlaceholderData ? 'stale' : ''}`}
            aria-busy={asked.isFetching}
          >
            <ChartCard
              title="Rate"
              figure={formatRate(data.total.perSecond)}
              change={
                <ChangeText
                  change={figureChange(data.total.perSecond, data.previous?.perSecond ?? null)}
                  was={formatRate(data.previous?.perSecond ?? 0)}
                />
              }
            >
              <Chart
                view={view}
                data={data}
                markers={markers}
                chosenMs={chosenMs}
                title="Rate"
                series="rate"
                format={formatRate}
              />
            </ChartCard>
            <ChartCard
              title="Errors"
              figure={<ErrorRate count={data.total.count} errors={data.total.errors} />}
              change={
                <ChangeText
                  change={shareChange(data.total.errorRate, data.previous?.errorRate ?? null)}
                  was={formatShare(data.previous?.errorRate ?? 0)}
                />
              }
            >
              <Chart
                view={view}
                data={data}
                markers={markers}
                chosenMs={chosenMs}
                title="Error rate"
                series="errors"
                format={formatShare}
              />
            </ChartCard>
            <ChartCard title="Durations" figure={<Quantiles figures={data.total} previous={data.previous} />}>
              <Chart
                view={view}
                data={data}
                markers={markers}
                chosenMs={chosenMs}
                title="Durations"
                series="durations"
                format={formatMs}
              />
            </ChartCard>
          </div>
          {markers.length > 0 ? (
            <p className="text-2xs text-muted">
              <span aria-hidden className="text-accent-text">
                ⚑
              </span>{' '}
              First seen in this time: {markers.map(({ label }) => label).join(', ')}
            </p>
          ) : null}
          <RedTable data={data} />
          {chosenMs === null || Number.isNaN(chosenMs) ? null : (
            <ExemplarPanel
              service={service}
              operation={operation}
              {...intervalAt(data, chosenMs)}
              onClose={() => view.openInterval(null)}
            />
          )}
        </>
      ) : data === null ? (
        <p className="rounded-md border bg-surface px-3 py-8 text-center text-muted text-xs">
          No span of this operation is stored in this time.
        </p>
      ) : asked.error ? (
        <ErrorState
          title="The course could not be read"
          error={asked.error}
          retry={() => void asked.refetch()}
          className="py-6"
        />
      ) : (
        <div className="grid gap-2 lg:grid-cols-3">
          <Skeleton className="h-[200px]" />
          <Skeleton className="h-[200px]" />
          <Skeleton className="h-[200px]" />
        </div>
      )}
    </section>
  );
}

interface ChartProps {
  view: ServicePageView;
  data: RedOverTime;
  markers: readonly ChartMarker[];
  chosenMs: number | null;
  title: string;
  series: 'rate' | 'errors' | 'durations';
  format: (value: number) => string;
}

function Chart({ view, data, markers, chosenMs, title, series, format }: ChartProps) {
  const { zone } = useTimeZone();
  return (
    <TimeChart
      label={title}
      series={data[series]}
      startsMs={data.startsMs}
      bucketMs={data.bucketMs}
      fromMs={data.fromMs}
      toMs={data.toMs}
      zone={zone}
      height={PLOT_PX}
      format={format}
      markers={markers}
      chosenMs={chosenMs}
      pickText="lists its traces"
      onZoom={view.zoomTo}
      onPick={({ fromMs }) => view.openInterval(fromMs === chosenMs ? null : fromMs)}
    />
  );
}

function ChartCard({
  title,
  figure,
  change,
  children,
}: {
  title: string;
  figure: ReactNode;
  change?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0 rounded-md border bg-surface p-3 pb-1">
      <div className="flex h-6 items-baseline gap-2 whitespace-nowrap">
        <h2 className="text-muted text-xs">{title}</h2>
        <span className="font-semibold text-base">{figure}</span>
        {change}
      </div>
      {children}
    </div>
  );
}

function Quantiles({ figures, previous }: { figures: RedFigures; previous: RedFigures | null }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      {(
        [
          ['P50', figures.p50Ms, 'bg-accent'],
          ['P95', figures.p95Ms, 'bg-sev-info'],
          ['P99', figures.p99Ms, 'bg-sev-warn'],
        ] as const
      ).map(([label, ms, color]) => (
        <span key={label} className="inline-flex items-baseline gap-1">
          <span aria-hidden className={`size-2 rounded-[2px] ${color}`} />
          <span className="font-normal text-muted text-xs">{label}</span>
          <span className="text-sm">{formatMs(ms)}</span>
          {label === 'P95' ? (
            <ChangeText
              className="font-normal max-md:hidden"
              change={figureChange(ms, previous?.p95Ms ?? null, 'up')}
              was={`P95 ${formatMs(previous?.p95Ms ?? null)}`}
            />
          ) : null}
        </span>
      ))}
    </span>
  );
}

/** The bucket that holds a time, cut to the range. */
function intervalAt({ startsMs, bucketMs, fromMs, toMs }: RedOverTime, atMs: number) {
  const start = startsMs.findLast((one) => one <= atMs) ?? atMs;
  return { fromMs: Math.max(start, fromMs), toMs: Math.min(start + bucketMs, toMs) };
}

/** The versions that appeared in the range: what was there before is no deployment in it. */
function newVersions(detail: ServiceDetailResponse | undefined): ChartMarker[] {
  return (detail?.deployments.versions ?? [])
    .filter(({ before, version }) => !before && version !== null)
    .map(({ version, firstSeen }) => ({ atMs: isoToMs(firstSeen), label: version ?? '' }));
}
