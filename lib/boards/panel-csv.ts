import { csvRow } from '../contracts/csv-row';
import type { NumberFormat } from '../contracts/dashboard/number-format';
import type { HeatmapAnswer } from '../contracts/dashboard/panel-question';
import { csvHeading } from './csv-heading';
import type { EvaluatedPanel } from './evaluate-formulas';

/**
 * The figures of a panel as CSV (RFC 4180), unrounded: a row a bucket and a column a series, whose head has the unit;
 * without buckets a row a series. @param format of the panel
 */
export function panelCsv({ series }: Pick<EvaluatedPanel, 'series'>, format: NumberFormat): string {
  const headings = series.map((one) => csvHeading({ ...one, format: one.format ?? format }));
  const times = [...new Set(series.flatMap((one) => one.times))].sort();
  if (times.length === 0)
    return [['series', 'value'], ...series.map(({ value }, at) => [headings[at] ?? '', text(value)])]
      .map(csvRow)
      .join('');
  const columns = series.map((one) => new Map(one.times.map((time, at) => [time, one.points[at] ?? null])));
  const rows = times.map((time) => [time, ...columns.map((points) => text(points.get(time) ?? null))]);
  return [['time', ...headings], ...rows].map(csvRow).join('');
}

/** The counts of a heatmap as CSV: a row a bucket of time, a column a row of values. */
export function heatmapCsv({ times, rows, counts }: HeatmapAnswer): string {
  const header = ['time', ...rows.map(({ from, to }) => `${from ?? ''}..${to ?? ''}`)];
  return [header, ...times.map((time, at) => [time, ...counts.map((row) => text(row[at] ?? 0))])]
    .map(csvRow)
    .join('');
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}
