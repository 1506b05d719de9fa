'use client';

import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import { isoToMs } from '@/components/logs/log-time';
import { useTimeZone } from '@/components/ui/time-zone';
import type { HeatmapAnswer } from '@/lib/contracts/dashboard/panel-question';
import { FiguresTable } from '../figures-table';
import { chartBuckets } from '../series/chart-series';

/** The cells of a heatmap that hold something, newest and highest first. */
export function HeatTable({
  label,
  answer,
  format,
}: {
  label: string;
  answer: HeatmapAnswer;
  format: (value: number | null) => string;
}) {
  const { zone } = useTimeZone();
  const cells = useMemo(
    () =>
      answer.times
        .flatMap((_, column) =>
          answer.counts.flatMap((counts, row) => {
            const count = counts[column] ?? 0;
            return count > 0 ? [{ column, row, count }] : [];
          }),
        )
        .sort((a, b) => b.column - a.column || b.row - a.row),
    [answer],
  );
  const buckets = useMemo(
    () =>
      chartBuckets({
        fromMs: isoToMs(answer.range.from),
        toMs: isoToMs(answer.range.to),
        startsMs: answer.times.map(isoToMs),
        stepMs: answer.stepMs,
      }),
    [answer],
  );
  return (
    <FiguresTable
      label={label}
      columns={[
        { id: 'time', label: 'Time', isNumber: false },
        { id: 'from', label: 'From', isNumber: true },
        { id: 'to', label: 'To (below)', isNumber: true },
        { id: 'count', label: 'Records', isNumber: true },
      ]}
      rows={cells.length}
      cell={(index, { id }) => {
        const at = cells[index];
        const bucket = at && buckets[at.column];
        const row = at && answer.rows[at.row];
        if (!at || !bucket || !row) return { text: '' };
        if (id === 'time') {
          const span = formatSpan(bucket.fromMs, bucket.toMs, zone);
          return { text: bucket.isPart && buckets.length > 1 ? `${span} (part)` : span };
        }
        if (id === 'count') return { text: `${answer.estimate ? '≈ ' : ''}${formatCount(at.count)}` };
        const end = id === 'from' ? row.from : row.to;
        return { text: end === null ? 'open' : format(end) };
      }}
    />
  );
}
