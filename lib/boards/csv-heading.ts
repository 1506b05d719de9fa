import type { NumberFormat } from '../contracts/dashboard/number-format';

/** What the unrounded numbers are in. */
const UNIT_WORDS: Readonly<Record<NumberFormat['unit'], string>> = {
  none: '',
  percent: '%',
  share: 'share',
  ns: 'ns',
  us: 'µs',
  ms: 'ms',
  s: 's',
  bytes: 'bytes',
  per_second: 'per s',
};

/** `P95 of duration (ns)`, `≈ P95 of duration (ns)`: what the numbers below it are, in what unit, and whether they are exact. */
export function csvHeading({
  label,
  format: { unit, suffix },
  isApproximate,
}: {
  label: string;
  format: NumberFormat;
  isApproximate: boolean;
}): string {
  const word = suffix === '' ? UNIT_WORDS[unit] : suffix;
  const named = word === '' ? label : `${label} (${word})`;
  return isApproximate ? `≈ ${named}` : named;
}
