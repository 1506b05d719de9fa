import type { Panel } from '@/lib/contracts/dashboard/panel';
import { panelTitle } from './panel-title';
import type { ChartSeries, ChartTimes } from './series/chart-series';
import { legendValue } from './series/legend-values';
import { seriesText } from './series/series-text';

const NAMED = 5;

/** A chart over time in a sentence or two, for those who do not see it. */
export function seriesSummary(
  panel: Pick<Panel, 'title' | 'kind'>,
  series: readonly ChartSeries[],
  times: ChartTimes,
): string {
  const parts = series.slice(0, NAMED).map((one) => {
    const [last, min, max] = (['last', 'min', 'max'] as const).map((what) =>
      seriesText(one, legendValue(one, what, times)),
    );
    return `${one.label} ${last}, between ${min} and ${max}`;
  });
  const more = series.length > NAMED ? `; ${series.length - NAMED} more` : '';
  return `${panelTitle(panel)}, ${series.length} series over time: ${parts.join('; ')}${more}.`;
}
