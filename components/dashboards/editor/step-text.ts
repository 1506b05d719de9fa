const UNIT_MS: Record<string, number> = { s: 1e3, m: 6e4, min: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8 };
const STEP = /^(\d+(?:[.,]\d+)?)\s*(s|m|min|h|d|w)$/i;

/** `5m` in ms; null: empty or `auto`, what fits; NaN: no width of a bucket. */
export function readStep(text: string): number | null {
  const typed = text.trim();
  if (typed === '' || typed.toLowerCase() === 'auto') return null;
  const [, number, unit = ''] = STEP.exec(typed) ?? [];
  const factor = UNIT_MS[unit.toLowerCase()];
  return number === undefined || factor === undefined
    ? Number.NaN
    : Math.round(Number(number.replace(',', '.')) * factor);
}

/** As `readStep` reads it, in the largest unit that has no remainder. */
export function stepText(stepMs: number | null): string {
  if (stepMs === null || Number.isNaN(stepMs)) return '';
  const unit = (['w', 'd', 'h', 'm', 's'] as const).find((one) => stepMs % (UNIT_MS[one] ?? 1) === 0) ?? 's';
  return `${stepMs / (UNIT_MS[unit] ?? 1)}${unit}`;
}
