'use client';

import { useMemo } from 'react';
import { formatSpan } from '@/components/charts/format-span';
import { isoToMs } from '@/components/logs/log-time';
import { useTimeZone } from '@/components/ui/time-zone';
import { drillTo } from '@/lib/boards/drill-to';
import { formatNumber } from '@/lib/boards/format-number';
import { bucketTimes } from '@/lib/boards/mark';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import { useBoardView } from '../../data/board-view';
import { usePanelLook } from '../../data/panel-look';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import type { ChartBucket, ChartSeries } from '../series/chart-series';
import { SeriesChart } from '../series/series-chart';
import { SeriesTable } from '../series/series-table';
import { seriesText } from '../series/series-text';
import { seriesSummary } from '../series-summary';
import { percentileSeries } from './percentile-series';

const LEGEND = { shown: true, values: [] };
const NO_THRESHOLDS: readonly never[] = [];

/** Percentiles of a numeric field over time, with the ground between them; a point leads to the records at or above it. */
export function PercentilesPanel({
  panel,
  answer,
  height,
}: {
  panel: PanelOf<'percentiles'>;
  answer: PanelAnswer;
  height: number;
}) {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const { asTable } = usePanelLook(panel.id);
  const { format, records, field } = panel;
  const { range } = answer;
  const series = useMemo(() => percentileSeries(panel, answer), [panel, answer]);
  const times = useMemo(
    () => ({
      fromMs: isoToMs(answer.range.from),
      toMs: isoToMs(answer.range.to),
      startsMs: answer.times.map(isoToMs),
      stepMs: answer.stepMs ?? 1,
    }),
    [answer],
  );
  const label = seriesSummary(panel, series, times);
  if (asTable) return <SeriesTable label={label} series={series} times={times} zone={zone} />;

  const markOf = (one: ChartSeries | null, bucket: ChartBucket): PanelMark => {
    const index = times.startsMs.findLastIndex((startMs) => startMs <= bucket.fromMs);
    const span = formatSpan(bucket.fromMs, bucket.toMs, zone);
    const value = one?.points[index] ?? null;
    const text = one ? seriesText(one, value) : '';
    const noun = records.source === 'logs' ? 'logs' : 'traces';
    const href = drillTo(
      { kind: 'percentile', panel, value, times: bucketTimes(answer.times, index, range) },
      view,
    );
    return {
      title: one ? `${one.label} of ${field}` : panelTitle(panel),
      detail: value === null ? span : `${text} · ${span}`,
      links: [
        {
          label: value === null ? `View ${noun}` : `View ${noun} at ${formatNumber(value, format)} and above`,
          href,
        },
      ],
      conditions: [],
      zoom: bucket,
      copy: `${one?.label ?? ''}\t${span}\t${text}`,
    };
  };
  return (
    <SeriesChart
      panelId={panel.id}
      label={label}
      series={series}
      times={times}
      draw="bands"
      axis={panel.axis}
      legend={LEGEND}
      thresholds={NO_THRESHOLDS}
      zone={zone}
      height={height}
      format={format}
      onZoom={view.canZoom ? view.zoomTo : null}
      markOf={markOf}
    />
  );
}
