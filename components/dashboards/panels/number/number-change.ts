import { formatShare } from '@/components/charts/format-count';

export interface NumberChange {
  direction: 'up' | 'down' | 'same';
  /** `12 %`, `new`. */
  text: string;
}

/** How a number differs from the one of the period before; null: nothing to compare. */
export function numberChange(value: number | null, before: number | null): NumberChange | null {
  if (value === null || before === null) return null;
  if (value === before) return { direction: 'same', text: 'no change' };
  const direction = value > before ? 'up' : 'down';
  // From nothing every number is infinitely more.
  if (before === 0) return { direction, text: 'from 0' };
  const share = Math.abs(value - before) / Math.abs(before);
  return { direction, text: share >= 10 ? `${Math.round(value / before)} ×` : formatShare(share) };
}
