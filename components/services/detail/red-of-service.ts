import { isoToMs } from '@/components/logs/log-time';
import type { RedFigures, RedSeries } from '@/lib/contracts/red-figures';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import type { ChartSeries } from '../charts/chart-layout';

/** What the three charts show: of the whole service, or of one operation. */
export interface RedOverTime {
  total: RedFigures;
  previous: RedFigures | null;
  bucketMs: number;
  startsMs: number[];
  fromMs: number;
  toMs: number;
  rate: ChartSeries[];
  errors: ChartSeries[];
  durations: ChartSeries[];
}

const QUANTILES = [
  { key: 'p50Ms', label: 'P50', color: 'var(--color-accent)' },
  { key: 'p95Ms', label: 'P95', color: 'var(--color-sev-info)' },
  { key: 'p99Ms', label: 'P99', color: 'var(--color-sev-warn)' },
] as const;

export function redOfService(detail: ServiceDetailResponse): RedOverTime {
  return overTime(detail, detail.series, detail.figures, detail.previous);
}

/** Null where nothing of the operation is stored in the range. */
export function redOfOperation(red: TraceRedResponse): RedOverTime | null {
  const [only] = red.series;
  return only ? overTime(red, only.points, only.total, null) : null;
}

type Frame = Pick<ServiceDetailResponse, 'bucketMs' | 'times' | 'range' | 'countedRange'>;

function overTime(
  { bucketMs, times, range, countedRange }: Frame,
  series: RedSeries,
  total: RedFigures,
  previous: RedFigures | null,
): RedOverTime {
  const startsMs = times.map(isoToMs);
  const counted = { fromMs: isoToMs(countedRange.from), toMs: isoToMs(countedRange.to) };
  // The first and last bucket may be cut: their rate is over the seconds that were counted.
  const seconds = startsMs.map(
    (start) => (Math.min(start + bucketMs, counted.toMs) - Math.max(start, counted.fromMs)) / 1000,
  );
  return {
    total,
    previous,
    bucketMs,
    startsMs,
    fromMs: isoToMs(range.from),
    toMs: isoToMs(range.to),
    rate: [
      {
        id: 'rate',
        label: 'Rate',
        color: 'var(--color-accent)',
        shape: 'area',
        values: series.count.map((count, index) => {
          const passed = seconds[index] ?? 0;
          return passed > 0 ? count / passed : null;
        }),
      },
    ],
    errors: [
      {
        id: 'errors',
        label: 'Errors',
        color: 'var(--color-sev-error)',
        shape: 'bar',
        values: series.count.map((count, index) => (count > 0 ? (series.errors[index] ?? 0) / count : null)),
      },
    ],
    durations: QUANTILES.map(({ key, label, color }) => ({
      id: key,
      label,
      color,
      shape: 'line',
      values: series[key],
    })),
  };
}
