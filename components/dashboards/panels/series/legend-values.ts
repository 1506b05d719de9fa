import type { LEGEND_VALUES } from '@/lib/contracts/dashboard/panel';
import { type ChartSeries, type ChartTimes, partEnds } from './chart-series';

export type LegendValue = (typeof LEGEND_VALUES)[number];

export const LEGEND_WORDS: Record<LegendValue, { label: string; about: string }> = {
  last: { label: 'Last', about: 'The newest whole interval that has a value' },
  min: { label: 'Min', about: 'The lowest whole interval' },
  avg: { label: 'Avg', about: 'The mean of the whole intervals' },
  max: { label: 'Max', about: 'The highest interval' },
  total: { label: 'Total', about: 'Of the whole time, not of the intervals' },
};

/**
 * What the legend says of a series; null where it has no value. `total` is of the whole range, as it was measured. An
 * interval that the range cuts is no newest and no lowest one: that it holds less says nothing.
 */
export function legendValue(
  series: Pick<ChartSeries, 'points' | 'value' | 'own'>,
  what: LegendValue,
  chart: ChartTimes,
): number | null {
  if (what === 'total') return series.value;
  const { points, times } = series.own ?? { points: series.points, times: chart };
  const { first, last } = partEnds(times);
  const whole = points.slice(first ? 1 : 0, last ? -1 : undefined).filter((value) => value !== null);
  const values = whole.length > 0 && what !== 'max' ? whole : points.filter((value) => value !== null);
  const newest = values.at(-1);
  if (newest === undefined) return null;
  if (what === 'last') return newest;
  if (what === 'avg') return values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce(
    (best, value) => (what === 'min' ? Math.min(best, value) : Math.max(best, value)),
    newest,
  );
}
