import { floorDiv, msFromTimeNs, NS_PER_SECOND } from './time-ns';

export type TimeZoneChoice = 'local' | 'utc';
/** Digits after the second: none, ms, µs, ns. */
export type TimePrecision = 's' | 'ms' | 'us' | 'ns';

const DIGITS: Record<TimePrecision, number> = { s: 0, ms: 3, us: 6, ns: 9 };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12:30:45` or, by precision, `12:30:45.123456`; digits are cut, not rounded. */
export function formatTime(ns: bigint, zone: TimeZoneChoice, precision: TimePrecision = 's'): string {
  const { hour, minute, second } = parts(ns, zone);
  const base = `${two(hour)}:${two(minute)}:${two(second)}`;
  const digits = DIGITS[precision];
  if (digits === 0) return base;
  const fraction = ns - floorDiv(ns, NS_PER_SECOND) * NS_PER_SECOND;
  return `${base}.${fraction.toString().padStart(9, '0').slice(0, digits)}`;
}

/** `22 Nov`, with the year when it is not `now`'s. */
export function formatDate(ns: bigint, zone: TimeZoneChoice, now: bigint): string {
  const { year, month, day } = parts(ns, zone);
  const short = `${day} ${MONTHS[month] ?? ''}`;
  return year === parts(now, zone).year ? short : `${short} ${year}`;
}

/** `2026-11-22`. */
export function zonedDay(ns: bigint, zone: TimeZoneChoice): string {
  const { year, month, day } = parts(ns, zone);
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}`;
}

/** `22 Nov 12:30:45.123`. */
export function formatDateTime(
  ns: bigint,
  zone: TimeZoneChoice,
  now: bigint,
  precision: TimePrecision = 's',
): string {
  return `${formatDate(ns, zone, now)} ${formatTime(ns, zone, precision)}`;
}

/** `22 Nov 08:05:00 – 09:05:00`: the second date only where it differs, milliseconds only where there are some. */
export function formatTimeRange(from: bigint, to: bigint, zone: TimeZoneChoice, now: bigint): string {
  const whole = from % NS_PER_SECOND === 0n && to % NS_PER_SECOND === 0n;
  const precision = whole || to - from >= 60n * NS_PER_SECOND ? 's' : 'ms';
  const end = isSameDay(from, to, zone)
    ? formatTime(to, zone, precision)
    : formatDateTime(to, zone, now, precision);
  return `${formatDateTime(from, zone, now, precision)} – ${end}`;
}

/** Whether two times fall on one calendar day of the zone: lists write the date only where this is false. */
export function isSameDay(a: bigint, b: bigint, zone: TimeZoneChoice): boolean {
  const x = parts(a, zone);
  const y = parts(b, zone);
  return x.year === y.year && x.month === y.month && x.day === y.day;
}

/** `UTC`, or for local time its offset at that moment: `UTC+02:00`. */
export function zoneLabel(zone: TimeZoneChoice, ns: bigint): string {
  if (zone === 'utc') return 'UTC';
  const minutes = -new Date(msFromTimeNs(ns)).getTimezoneOffset();
  if (minutes === 0) return 'UTC+00:00';
  const abs = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}

function parts(ns: bigint, zone: TimeZoneChoice) {
  const date = new Date(msFromTimeNs(ns));
  return zone === 'utc'
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth(),
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
      };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
