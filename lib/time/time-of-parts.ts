import { NS_PER_DAY, NS_PER_MS, NS_PER_SECOND, type TimeNs } from './time-ns';
import { epochOfWallClock } from './zone-offset';
import { zoneSuffixSeconds } from './zone-suffix';

/** A time as a log line writes it, taken apart: the named groups of a regular expression. All are texts of digits but `month`. */
export interface TimeParts {
  /** Four digits, or two (69-99 are 19xx, as POSIX has it); without it the year is guessed. */
  year?: string | undefined;
  /** `11`, `Nov` or `November`. */
  month: string;
  day: string;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  /** Digits after the second's point; those beyond the nanosecond are cut. */
  fraction?: string | undefined;
  /** `Z`, `+01:00`, `CEST`; one that says no offset is as if it were not there. */
  zone?: string | undefined;
  /** `AM` or `PM` after hours of 1 to 12. */
  half?: string | undefined;
}

/** What a line leaves out. */
export interface AssumedTime {
  /** IANA name of the zone that times without an offset are in. */
  zone: string;
  /** A time without a year is the last such day that is not more than a day after this. */
  nowNs: bigint;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The instant of a time taken apart; null when there is no such day or hour. */
export function timeOfParts(parts: TimeParts, assumed: AssumedTime): TimeNs | null {
  const month = monthOf(parts.month);
  const day = Number(parts.day);
  if (month === null || !(day >= 1 && day <= 31)) return null;
  const seconds = secondsOfDay(parts);
  if (seconds === null) return null;
  const at = (year: number) => instant(year, month, day, seconds, parts, assumed.zone);
  if (parts.year !== undefined) return at(fullYear(parts.year));
  const thisYear = new Date(Number(assumed.nowNs / NS_PER_MS)).getUTCFullYear();
  // Nine years back there is a 29th of February.
  for (let year = thisYear + 1; year > thisYear - 9; year--) {
    const ns = at(year);
    if (ns !== null && ns <= assumed.nowNs + NS_PER_DAY) return ns;
  }
  return null;
}

function instant(
  year: number,
  month: number,
  day: number,
  seconds: number,
  { zone, fraction = '' }: TimeParts,
  assumedZone: string,
): TimeNs | null {
  const dayMs = Date.UTC(year, month, day);
  const date = new Date(dayMs);
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  const wallMs = dayMs + seconds * 1000;
  const offset = zone === undefined ? null : zoneSuffixSeconds(zone);
  const epochMs = offset === null ? epochOfWallClock(wallMs, assumedZone) : wallMs - offset * 1000;
  return (BigInt(epochMs / 1000) * NS_PER_SECOND + BigInt(fraction.slice(0, 9).padEnd(9, '0'))) as TimeNs;
}

function secondsOfDay({ hour = '0', minute = '0', second = '0', half }: TimeParts): number | null {
  const given = Number(hour);
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const hours = half === undefined ? given : (given % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  return hours * 3600 + Number(minute) * 60 + Number(second);
}

function monthOf(text: string): number | null {
  const number = Number(text);
  if (Number.isInteger(number)) return number >= 1 && number <= 12 ? number - 1 : null;
  const at = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return at < 0 ? null : at;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}
