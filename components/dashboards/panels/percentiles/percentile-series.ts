import { isApproximate } from '@/lib/boards/is-approximate';
import { percentileMeasure } from '@/lib/boards/panel-questions';
import { describeMeasure } from '@/lib/boards/series-label';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import type { ChartSeries } from '../series/chart-series';

/** A series a percentile, the lowest first, from cool to warm colours. */
export function percentileSeries(panel: PanelOf<'percentiles'>, answer: PanelAnswer): ChartSeries[] {
  const [all] = answer.series;
  if (!all) return [];
  const measures = panel.shares.map((share, index) => ({ share, index })).sort((a, b) => a.share - b.share);
  return measures.map(({ share, index }, rank) => {
    const measure = percentileMeasure(share, panel.field);
    const warm = measures.length === 1 ? 0 : Math.round((100 * rank) / (measures.length - 1));
    return {
      id: `share ${share} ${index}`,
      label: measure.fn.startsWith('p') ? measure.fn.toUpperCase() : describeMeasure(measure),
      color: `color-mix(in oklch, var(--color-svc-1) ${warm}%, var(--color-svc-11))`,
      format: panel.format,
      isApproximate: isApproximate(measure, answer),
      points: all.points[index] ?? [],
      value: all.values[index] ?? null,
      before: null,
    };
  });
}
