import type { NumberFormat } from '../contracts/dashboard/number-format';

/** What a figure is called where there is none. */
const NOTHING = '–';
/** A unit and what it is in the base unit; ascending. */
type Steps = readonly (readonly [size: number, unit: string])[];

const DURATION: Steps = [
  [1, 'ns'],
  [1e3, 'µs'],
  [1e6, 'ms'],
  [1e9, 's'],
  [6e10, 'min'],
  [3.6e12, 'h'],
  [8.64e13, 'd'],
];
const BYTES: Steps = [
  [1, 'B'],
  [1e3, 'kB'],
  [1e6, 'MB'],
  [1e9, 'GB'],
  [1e12, 'TB'],
  [1e15, 'PB'],
];
const SHORT: Steps = [
  [1, ''],
  [1e3, 'k'],
  [1e6, 'M'],
  [1e9, 'G'],
  [1e12, 'T'],
  [1e15, 'P'],
];
const IN_NS = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 } as const;

/** `12.3 ms`, `41.2k`, `1,284`, `0.4 %`; `–` where there is no number. */
export function formatNumber(value: number | null, format: NumberFormat): string {
  const { number, unit } = formatNumberParts(value, format);
  if (unit === '') return number;
  return /^[kMGTP](\/s)?$/.test(unit) ? number + unit : `${number} ${unit}`;
}

/** The figure and its unit apart, for tiles that write the unit smaller. */
export function formatNumberParts(
  value: number | null,
  { unit, suffix, decimals }: NumberFormat,
): { number: string; unit: string } {
  if (value === null || !Number.isFinite(value)) return { number: NOTHING, unit: '' };
  // A word of one's own takes the unit's place, and with it the unit's steps.
  if (suffix !== '') {
    const { number, step } = inSteps(unit === 'share' ? value * 100 : value, SHORT, decimals);
    return { number, unit: step === '' ? suffix : `${step} ${suffix}` };
  }
  if (unit === 'percent' || unit === 'share')
    return { number: digits(unit === 'share' ? value * 100 : value, decimals), unit: '%' };
  if (unit === 'none' || unit === 'per_second') {
    const { number, step } = inSteps(value, SHORT, decimals);
    return { number, unit: unit === 'none' ? step : `${step}/s` };
  }
  const { number, step } =
    unit === 'bytes' ? inSteps(value, BYTES, decimals) : inSteps(value * IN_NS[unit], DURATION, decimals);
  return { number, unit: step };
}

/** In the largest unit that leaves a whole, after rounding: 999.96 ms is 1 s. Counts keep every digit below 10,000. */
function inSteps(value: number, steps: Steps, decimals: number | null): { number: string; step: string } {
  const size = Math.abs(value);
  let at = steps.findLastIndex(([from]) => size >= from);
  if (at < 0 || (steps === SHORT && size < 10_000)) at = 0;
  const [own, ownUnit] = steps[at] ?? [1, ''];
  const next = steps[at + 1];
  const isPlain = steps === SHORT && at === 0;
  if (next && !isPlain && Math.abs(rounded(value / own, decimals)) >= next[0] / own)
    return { number: digits(value / next[0], decimals), step: next[1] };
  return { number: digits(value / own, decimals, isPlain), step: ownUnit };
}

function rounded(value: number, decimals: number | null): number {
  return Number(value.toFixed(decimals ?? readable(value)));
}

/** Three digits where there are that many, more before the point; a tiny number keeps two that say something. */
function digits(value: number, decimals: number | null, isCount = false): string {
  const size = Math.abs(value);
  if (size >= 1e9 || (size < 1e-6 && size > 0 && decimals === null))
    return signed(
      value
        .toExponential(2)
        .replace(/\.?0+e/, 'e')
        .replace('e+', 'e'),
    );
  const places = decimals ?? (isCount && Number.isInteger(value) ? 0 : readable(value));
  return signed(
    value.toLocaleString('en-US', { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: places }),
  );
}

function readable(value: number): number {
  const size = Math.abs(value);
  if (size >= 99.95) return 0;
  if (size >= 9.995) return 1;
  if (size >= 0.1 || size === 0) return 2;
  return Math.min(8, Math.ceil(-Math.log10(size)) + 1);
}

/** A minus as wide as a plus; what rounds to nothing has no sign. */
function signed(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace(/^-/, '−').replace('e-', 'e−');
}
