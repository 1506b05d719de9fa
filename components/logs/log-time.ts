import { formatDate, formatTime, type TimeZoneChoice, zonedDay } from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';
import { relativeTime } from '@/lib/time/relative-time';
import type { ListLook } from './list-look';

interface LogTime {
  /** `22 Nov`, with the year when it is not this one; empty where the text says it. */
  date: string;
  /** `12:30:45.123`, or what the list shows in its place. */
  text: string;
  /** The digits below the millisecond that are worth showing: `456`, `456789`, or none. */
  fine: string;
}

export interface TimeStyle {
  times: ListLook['times'];
  zone: TimeZoneChoice;
  nowNs: bigint;
  /** Shows nanoseconds also where the rows beside differ without. */
  ns: boolean;
}

/**
 * An API time (ISO 8601 with nanoseconds) as a row shows it. @param beside the times of the rows above and below: where
 * one falls into the same millisecond, all digits are shown
 */
export function logTime(
  iso: string,
  style: TimeStyle,
  beside: readonly (string | undefined)[] = [],
): LogTime {
  const ns = parseIsoNs(iso);
  const { times, zone, nowNs } = style;
  if (ns === null) return { date: '', text: iso, fine: '' };
  if (times === 'relative') return { date: '', text: relativeTime(ns, nowNs), fine: '' };
  const fine = fineDigits(iso, style.ns, beside);
  const clock = formatTime(ns, zone, 'ms');
  if (times === 'full') return { date: '', text: `${zonedDay(ns, zone)} ${clock}`, fine };
  return { date: formatDate(ns, zone, nowNs), text: clock, fine };
}

/** Milliseconds since the epoch of an API time; the digits below are cut. */
export function isoToMs(iso: string): number {
  return Date.parse(`${iso.slice(0, 23)}Z`);
}

const TO_MS = '2026-11-22T12:30:45.123'.length;

function fineDigits(iso: string, always: boolean, beside: readonly (string | undefined)[]): string {
  const micro = iso.slice(TO_MS, TO_MS + 3);
  const nano = iso.slice(TO_MS + 3, TO_MS + 6);
  const shared = beside.some((other) => other?.slice(0, TO_MS) === iso.slice(0, TO_MS));
  if (always || (shared && nano !== '000')) return micro + nano;
  return micro === '000' ? '' : micro;
}
