import { parseIsoNs } from './iso';
import { msFromTimeNs } from './time-ns';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A time as another zone writes it, to the nanosecond and with its offset: `2026-11-22T09:05:00.123456789+01:00`; in UTC,
 * and where the text is no time, as it is. @param zone a name of the IANA list
 */
export function zonedIso(iso: string, zone: string): string {
  const ns = zone === 'UTC' ? null : parseIsoNs(iso);
  if (ns === null) return iso;
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(new Date(msFromTimeNs(ns)))
      .map(({ type, value }) => [type, value]),
  );
  const fraction = /\.\d+/.exec(iso)?.[0] ?? '';
  const offset = (parts.timeZoneName ?? '').replace('GMT', '') || '+00:00';
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${fraction}${offset}`;
}

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
    formats.set(zone, known);
  }
  return known;
}
