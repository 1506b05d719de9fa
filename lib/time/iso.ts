import { floorDiv, NS_PER_SECOND, type TimeNs } from './time-ns';

const ISO =
  /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** `2026-11-22T08:05:00.123456789Z`: ISO 8601 in UTC, always nine digits of fraction. */
export function formatIsoNs(ns: bigint): string {
  const seconds = floorDiv(ns, NS_PER_SECOND);
  const fraction = ns - seconds * NS_PER_SECOND;
  const base = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
  return `${base}.${fraction.toString().padStart(9, '0')}Z`;
}

/**
 * Parses ISO 8601 to the nanosecond (further digits are cut). Without an offset the time is UTC; a bare date is its
 * midnight. Returns null when the text is not such a time, or names a day that does not exist.
 */
export function parseIsoNs(text: string): TimeNs | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  // A leap second (:60) is read as the following second, as POSIX time does.
  const leap = second === '60';
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    leap ? 59 : Number(second),
  );
  if (Number.isNaN(ms)) return null;
  const date = new Date(ms);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const offset = offsetSeconds(zone);
  if (offset === null) return null;
  const seconds = BigInt(ms / 1000) + (leap ? 1n : 0n) - BigInt(offset);
  return (seconds * NS_PER_SECOND + BigInt(fraction.slice(0, 9).padEnd(9, '0'))) as TimeNs;
}

function offsetSeconds(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return null;
  return (zone[0] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}
