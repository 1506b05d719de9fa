'use client';

import { useMemo } from 'react';
import { formatSpan } from '@/components/charts/format-span';
import { useTimeZone } from '@/components/ui/time-zone';
import { bucketTimes } from '@/lib/boards/mark';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../../data/board-view';
import { usePanelLook } from '../../data/panel-look';
import type { FigureSeries, PanelFigures } from '../panel-figures';
import type { PanelMark } from '../panel-mark';
import { groupConditions, seriesLinks } from '../series-mark';
import { seriesSummary } from '../series-summary';
import { type ChartBucket, chartBuckets } from './chart-series';
import { SeriesChart } from './series-chart';
import { SeriesTable } from './series-table';
import { seriesText } from './series-text';

/** Lines, areas, stacks or bars of what the queries and formulas say over time. */
export function TimeseriesPanel({
  panel,
  figures,
  range,
  height,
}: {
  panel: PanelOf<'timeseries'>;
  figures: PanelFigures;
  range: { from: string; to: string };
  height: number;
}) {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const { asTable } = usePanelLook(panel.id);
  const { series, times, starts } = figures;
  const all = useMemo(() => series.map(({ of }) => of), [series]);
  const label = seriesSummary(panel, series, times);

  const markOf = (one: FigureSeries | null, at: ChartBucket): PanelMark => {
    const index = times.startsMs.findLastIndex((startMs) => startMs <= at.fromMs);
    // A value of a wider interval is of all of that.
    const own = one?.own?.at[index];
    const bucket = (own === undefined ? null : chartBuckets(one?.own?.times ?? times)[own]) ?? at;
    const span = formatSpan(bucket.fromMs, bucket.toMs, zone);
    const drill =
      one && own !== undefined ? bucketTimes(one.of.times, own, range) : bucketTimes(starts, index, range);
    const value = one ? seriesText(one, one.points[index] ?? null) : '';
    return {
      title: one?.label ?? 'All series',
      detail: value === '' ? span : `${value} · ${span}`,
      links: seriesLinks(panel, one?.of ?? null, all, drill, view),
      conditions: one ? groupConditions(one.of) : [],
      zoom: bucket,
      copy: one ? `${one.label}\t${span}\t${value}` : span,
    };
  };

  if (asTable) {
    return <SeriesTable label={label} series={series} times={times} zone={zone} />;
  }
  return (
    <SeriesChart
      panelId={panel.id}
      label={label}
      series={series}
      times={times}
      draw={panel.draw}
      axis={panel.axis}
      legend={panel.legend}
      thresholds={panel.thresholds}
      zone={zone}
      height={height}
      format={panel.format}
      onZoom={view.canZoom ? view.zoomTo : null}
      markOf={markOf}
    />
  );
}
