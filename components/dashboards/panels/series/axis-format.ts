import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import type { ChartSeries } from './chart-series';

/** How the numbers of the one axis read: as those of the series where they agree, else as the panel says. */
export function axisFormat(
  series: readonly Pick<ChartSeries, 'format'>[],
  ofPanel: NumberFormat,
): NumberFormat {
  const [first] = series;
  if (!first) return ofPanel;
  const own = JSON.stringify(first.format);
  return series.every(({ format }) => JSON.stringify(format) === own) ? first.format : ofPanel;
}
