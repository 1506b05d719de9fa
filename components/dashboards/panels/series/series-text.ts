import { formatNumber } from '@/lib/boards/format-number';
import type { ChartSeries } from './chart-series';

/** A number of a series as it reads, marked where it is not exact: `≈ 12.3 ms`. */
export function seriesText(
  { format, isApproximate }: Pick<ChartSeries, 'format' | 'isApproximate'>,
  value: number | null,
): string {
  const text = formatNumber(value, format);
  return isApproximate && value !== null && Number.isFinite(value) ? `≈ ${text}` : text;
}

/** What a series is called where none of its numbers stands beside it. */
export function markedLabel({ label, isApproximate }: Pick<ChartSeries, 'label' | 'isApproximate'>): string {
  return isApproximate ? `≈ ${label}` : label;
}
