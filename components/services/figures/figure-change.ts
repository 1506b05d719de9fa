import { formatShare } from '@/components/charts/format-count';

export interface FigureChange {
  text: string;
  /** Whether it matters: large enough, and worse or better than before. */
  tone: 'worse' | 'better' | 'quiet';
}

/** From which factor on a change is more than everyday noise. */
const MATTERS = 1.25;

/**
 * How a figure stands against the period before: `↑ 23 %`, `↓ 4.1 %`, `=`, from threefold on `↑ 12×`.
 * @param worseWhen which direction is the bad one; rates have none
 */
export function figureChange(
  value: number | null,
  previous: number | null,
  worseWhen: 'up' | 'never' = 'never',
): FigureChange | null {
  if (value === null || previous === null) return null;
  if (previous === 0)
    return value === 0 ? null : { text: 'new', tone: worseWhen === 'up' ? 'worse' : 'quiet' };
  const ratio = value / previous;
  const change = Math.abs(ratio - 1);
  if (change < 0.005) return { text: '=', tone: 'quiet' };
  const arrow = ratio > 1 ? '↑' : '↓';
  const figure = ratio >= 3 ? `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×` : formatShare(change);
  const matters = worseWhen === 'up' && (ratio >= MATTERS || ratio <= 1 / MATTERS);
  return { text: `${arrow} ${figure}`, tone: matters ? (ratio > 1 ? 'worse' : 'better') : 'quiet' };
}

/** The same of an error rate, in percentage points: `↑ 2.1 pp`. What stays under a tenth of a point is none. */
export function shareChange(value: number | null, previous: number | null): FigureChange | null {
  if (value === null || previous === null) return null;
  const points = (value - previous) * 100;
  if (Math.abs(points) < 0.05) return value === 0 && previous === 0 ? null : { text: '=', tone: 'quiet' };
  const size = Math.abs(points);
  const text = `${points > 0 ? '↑' : '↓'} ${size >= 10 ? Math.round(size) : size.toFixed(1)} pp`;
  return { text, tone: size >= 1 ? (points > 0 ? 'worse' : 'better') : 'quiet' };
}
