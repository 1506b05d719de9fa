import type { ChartSeries } from './chart-series';

/** The series that have a value in a bucket, the greatest first. */
export function rankAt<Series extends ChartSeries>(
  series: readonly Series[],
  bucket: number,
): { series: Series; value: number; before: number | null }[] {
  return series
    .flatMap((one) => {
      const value = one.points[bucket] ?? null;
      return value === null ? [] : [{ series: one, value, before: one.before?.points[bucket] ?? null }];
    })
    .sort((a, b) => b.value - a.value);
}
