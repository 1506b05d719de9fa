'use client';

import { useMemo } from 'react';
import { formatSpan } from '@/components/charts/format-span';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { FiguresTable } from '../figures-table';
import { type ChartSeries, type ChartTimes, chartBuckets } from './chart-series';
import { seriesText } from './series-text';

/** The figures of a chart over time, newest first; a column a series, and one for what it was before. */
export function SeriesTable({
  label,
  series,
  times,
  zone,
}: {
  label: string;
  series: readonly ChartSeries[];
  times: ChartTimes;
  zone: TimeZoneChoice;
}) {
  const buckets = useMemo(() => chartBuckets(times), [times]);
  const columns = useMemo(
    () => [
      { id: 'time', label: 'Time', isNumber: false },
      ...series.flatMap(({ id, label: name, before }) => [
        { id, label: name, isNumber: true },
        ...(before ? [{ id: `${id} before`, label: `${name}, before`, isNumber: true }] : []),
      ]),
    ],
    [series],
  );
  const points = useMemo(
    () =>
      new Map(
        series.flatMap(({ id, points: own, before }): [string, readonly (number | null)[]][] => [
          [id, own],
          [`${id} before`, before?.points ?? []],
        ]),
      ),
    [series],
  );
  const byColumn = useMemo(
    () => new Map(series.flatMap((one) => [[one.id, one] as const, [`${one.id} before`, one] as const])),
    [series],
  );
  const ownAt = useMemo(
    () =>
      new Map(
        series.flatMap(({ id, own }): [string, readonly number[]][] =>
          own
            ? [
                [id, own.at],
                [`${id} before`, own.at],
              ]
            : [],
        ),
      ),
    [series],
  );
  return (
    <FiguresTable
      label={label}
      columns={columns}
      rows={buckets.length}
      cell={(row, { id }) => {
        const index = buckets.length - 1 - row;
        const bucket = buckets[index];
        if (!bucket) return { text: '' };
        if (id === 'time') {
          const span = formatSpan(bucket.fromMs, bucket.toMs, zone);
          return { text: bucket.isPart && buckets.length > 1 ? `${span} (part)` : span };
        }
        const own = ownAt.get(id);
        // What is of a wider interval stands where that begins.
        if (own && index > 0 && own[index] === own[index - 1]) return { text: '' };
        const of = byColumn.get(id);
        return { text: of ? seriesText(of, points.get(id)?.[index] ?? null) : '' };
      }}
    />
  );
}
