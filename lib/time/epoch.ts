import type { TimeNs } from './time-ns';

/**
 * Reads an epoch number whose unit is told by its size, as log shippers send it: below 1e11 seconds, below 1e14
 * milliseconds, below 1e17 microseconds, else nanoseconds. A fraction is kept to the nanosecond.
 * Returns null when the text is not a plain decimal number.
 */
export function parseEpochNs(text: string): TimeNs | null {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole);
  const digits = magnitude < 10n ** 11n ? 9 : magnitude < 10n ** 14n ? 6 : magnitude < 10n ** 17n ? 3 : 0;
  const ns = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return (sign ? -ns : ns) as TimeNs;
}
