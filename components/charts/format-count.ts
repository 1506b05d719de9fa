const GROUPED = new Intl.NumberFormat('en-US');
const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const ROUNDED = {
  2: new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 2 }),
  3: new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }),
};

/** `1,284`: every digit, for figures people compare. */
export function formatCount(count: number): string {
  return GROUPED.format(count);
}

/** `1.3K`: for axes and narrow columns; below 10,000 every digit is kept. */
export function formatShortCount(count: number): string {
  return Math.abs(count) < 10_000 ? GROUPED.format(count) : SHORT.format(count);
}

/** A share as people read it: `0.4 %`, `12 %`; tiny shares are `<0.1 %`, never a false zero. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) return '–';
  if (percent > 0 && percent < 0.1) return '<0.1 %';
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}

/**
 * `≈ 1.2M ± 0.8 %`: an estimate with half of its 95 % interval as a share; no digit that the error makes meaningless.
 * Without an error it is a count.
 */
export function formatEstimate(count: number, relativeError: number): string {
  if (relativeError === 0) return formatCount(count);
  const digits = relativeError < 0.01 ? 3 : 2;
  return `≈ ${ROUNDED[digits].format(count)} ± ${formatShare(relativeError)}`;
}
