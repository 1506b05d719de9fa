import type { ChartSeries } from '@/components/services/charts/chart-layout';
import { serviceColor } from '@/components/ui/service-color';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';

export type RedGroup = TraceRedResponse['series'][number];

const QUANTILES = [
  { id: 'p50Ms', label: 'P50', color: 'var(--color-accent)' },
  { id: 'p95Ms', label: 'P95', color: 'var(--color-sev-info)' },
  { id: 'p99Ms', label: 'P99', color: 'var(--color-sev-warn)' },
] as const;

/** The three charts: per second, share of errors, and milliseconds. Of several groups the durations are their P95. */
export interface RedCharts {
  rate: ChartSeries[];
  errors: ChartSeries[];
  durations: ChartSeries[];
}

export function redCharts(data: TraceRedResponse): RedCharts {
  // Of what has not passed yet, or lies outside the range, a bucket has counted nothing.
  const seconds = data.times.map((time) => countedSeconds(data, time));
  const perSecond = ({ points }: RedGroup) =>
    points.count.map((count, index) => (seconds[index] ? count / seconds[index] : null));
  const errorRate = ({ points }: RedGroup) =>
    points.count.map((count, index) => (count === 0 ? null : (points.errors[index] ?? 0) / count));
  const [only] = data.series;
  if (data.by === 'none' && only) {
    const color = 'var(--color-accent)';
    return {
      rate: [{ id: 'rate', label: 'Rate', color, shape: 'area', values: perSecond(only) }],
      errors: [
        {
          id: 'errors',
          label: 'Errors',
          color: 'var(--color-danger)',
          shape: 'bar',
          values: errorRate(only),
        },
      ],
      durations: QUANTILES.map((one) => ({ ...one, shape: 'line', values: only.points[one.id] })),
    };
  }
  const lines = (valuesOf: (group: RedGroup) => readonly (number | null)[]) =>
    data.series.map(
      (group, index): ChartSeries => ({
        id: String(index),
        label: groupName(group),
        color: groupColor(data, index),
        shape: 'line',
        values: valuesOf(group),
      }),
    );
  return { rate: lines(perSecond), errors: lines(errorRate), durations: lines(({ points }) => points.p95Ms) };
}

/** How it is called; what it stands for where it is none by itself. */
export function groupName({ service, operation, isOther, groups }: RedGroup): string {
  if (isOther) return `${groups.toLocaleString('en')} others`;
  if (service === null) return 'no root yet';
  return operation === null ? service : `${service} ${operation}`;
}

/** Services have their own colours everywhere; operations of one service must differ from each other. */
export function groupColor(data: TraceRedResponse, index: number): string {
  const group = data.series[index];
  if (!group || group.isOther || group.service === null) return 'var(--color-faint)';
  return data.by === 'service' ? serviceColor(group.service) : `var(--color-svc-${((index * 5) % 14) + 1})`;
}

function countedSeconds({ bucketMs, countedRange }: TraceRedResponse, time: string): number {
  const startMs = Date.parse(time);
  const from = Math.max(startMs, Date.parse(countedRange.from));
  const to = Math.min(startMs + bucketMs, Date.parse(countedRange.to));
  return Math.max(0, (to - from) / 1000);
}
