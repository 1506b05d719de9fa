import type { Threshold } from '@/lib/contracts/dashboard/panel';

export type Tone = Threshold['tone'];

/** How tones are said and coloured: never by the colour alone. */
export const TONES: Record<Tone, { word: string; color: string; textClass: string }> = {
  ok: { word: 'OK', color: 'var(--color-ok)', textClass: 'text-ok-text' },
  warn: { word: 'Warning', color: 'var(--color-sev-warn)', textClass: 'text-sev-warn-text' },
  error: { word: 'Critical', color: 'var(--color-danger)', textClass: 'text-danger-text' },
};

/** The threshold that a value has reached: the highest that is not above it. Their order does not matter. */
export function reachedThreshold(value: number | null, thresholds: readonly Threshold[]): Threshold | null {
  if (value === null) return null;
  let reached: Threshold | null = null;
  for (const one of thresholds) {
    if (one.from <= value && (reached === null || one.from >= reached.from)) reached = one;
  }
  return reached;
}

/** The part of a value axis that each threshold rules, within `domain`, from the lowest up. */
export function thresholdBands(
  thresholds: readonly Threshold[],
  domain: readonly [number, number],
): { tone: Tone; from: number; to: number }[] {
  const sorted = thresholds.toSorted((a, b) => a.from - b.from);
  return sorted.flatMap(({ from, tone }, index) => {
    const low = Math.max(from, domain[0]);
    const high = Math.min(sorted[index + 1]?.from ?? Number.POSITIVE_INFINITY, domain[1]);
    return low < high ? [{ tone, from: low, to: high }] : [];
  });
}
