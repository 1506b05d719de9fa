import { zoneOffsetMs } from '@/components/charts/zone-offset';

export interface LogTime {
  /** `22 Nov`, with the year when it is not `currentYear`. */
  date: string;
  /** `12:30:45.123`. */
  clock: string;
  /** The digits below the millisecond, without trailing zeros: `456`. */
  fine: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Splits an API time (ISO 8601 with nanoseconds) into what a row shows, on the wall clock of a zone. */
export function splitLogTime(iso: string, timeZone: string, currentYear: number): LogTime {
  const utcMs = isoToMs(iso);
  if (Number.isNaN(utcMs)) return { date: '', clock: iso, fine: '' };
  const wall = new Date(utcMs + zoneOffsetMs(utcMs, timeZone));
  const text = wall.toISOString();
  const year = wall.getUTCFullYear();
  const day = `${wall.getUTCDate()} ${MONTHS[wall.getUTCMonth()]}`;
  return {
    date: year === currentYear ? day : `${day} ${year}`,
    clock: text.slice(-13, -1),
    fine: iso.slice(23, -1).replace(/0+$/, ''),
  };
}

/** Milliseconds since the epoch of an API time; the digits below are cut. */
export function isoToMs(iso: string): number {
  return Date.parse(`${iso.slice(0, 23)}Z`);
}
