import { formatShare } from '@/components/charts/format-count';
import type { CompareChange, CompareFigures } from '@/lib/contracts/trace-compare';
import { formatDuration } from '@/lib/time/format-duration';

export const FIGURES = ['calls', 'errors', 'p50', 'p95', 'self'] as const;
export type Figure = (typeof FIGURES)[number];

export const FIGURE_NAMES: Record<Figure, string> = {
  calls: 'Calls a trace',
  errors: 'Error rate',
  p50: 'P50',
  p95: 'P95',
  self: 'Self time',
};

/** The value of a figure as people read it; a dash where a side has none. */
export function figureText(figure: Figure, figures: CompareFigures | null): string {
  if (!figures) return '–';
  if (figure === 'calls') return String(Number(figures.callsPerTrace.toFixed(2)));
  if (figure === 'errors') return formatShare(figures.errorRate);
  const ns = { p50: figures.p50Ns, p95: figures.p95Ns, self: figures.selfP50Ns }[figure];
  return ns === null ? '–' : formatDuration(ns);
}

/** `+33 %`, `−1.2 pp`; null where there is no change to tell. */
export function changeText(figure: Figure, change: number | null): string | null {
  if (change === null) return null;
  const percent = Math.abs(change) * 100;
  const digits = percent >= 10 || percent === 0 ? 0 : 1;
  const unit = figure === 'errors' ? 'pp' : '%';
  const shown = percent.toFixed(digits);
  if (Number(shown) === 0) return `±0 ${unit}`;
  return `${change > 0 ? '+' : '−'}${shown} ${unit}`;
}

/** How sure it is, in one line: interval, corrected p value and effect. */
export function certaintyText(figure: Figure, one: CompareChange): string {
  if (one.pValue === null) return 'Too few traces to test';
  const parts = [
    one.significant ? 'Not chance' : 'May be chance',
    `p ${pText(one.adjusted ?? 1)} over all comparisons`,
  ];
  if (one.low !== null && one.high !== null)
    parts.push(`interval ${changeText(figure, one.low)} to ${changeText(figure, one.high)}`);
  if (one.superiority !== null)
    parts.push(`higher in ${Math.round(one.superiority * 100)} of 100 pairs of traces`);
  return parts.join(' · ');
}

function pText(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`;
}
