import { formatDate, formatTime, type TimeZoneChoice } from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';

export interface LogTime {
  /** `22 Nov`, with the year when it is not this one. */
  date: string;
  /** `12:30:45.123`. */
  clock: string;
  /** The microseconds when there are any: `456`. */
  fine: string;
}

/** Splits an API time (ISO 8601 with nanoseconds) into what a row shows, in the chosen zone. */
export function splitLogTime(iso: string, zone: TimeZoneChoice, nowNs: bigint): LogTime {
  const ns = parseIsoNs(iso);
  if (ns === null) return { date: '', clock: iso, fine: '' };
  const fine = formatTime(ns, zone, 'us').slice(-3);
  return {
    date: formatDate(ns, zone, nowNs),
    clock: formatTime(ns, zone, 'ms'),
    fine: fine === '000' ? '' : fine,
  };
}

/** Milliseconds since the epoch of an API time; the digits below are cut. */
export function isoToMs(iso: string): number {
  return Date.parse(`${iso.slice(0, 23)}Z`);
}
