import type { TimeZoneChoice } from '@/lib/time/format-time';

/** How far the wall clock of the chosen zone is ahead of UTC at this instant, in ms (negative west of Greenwich). */
export function zoneOffsetMs(atMs: number, zone: TimeZoneChoice): number {
  return zone === 'utc' ? 0 : new Date(atMs).getTimezoneOffset() * -60_000;
}
