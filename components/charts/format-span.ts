import { formatTimeRange, type TimeZoneChoice } from '@/lib/time/format-time';
import { timeNsFromMs } from '@/lib/time/time-ns';

/** An interval on the wall clock of the chosen zone: `22 Nov 12:30:00 – 12:31:00`. */
export function formatSpan(fromMs: number, toMs: number, zone: TimeZoneChoice): string {
  return formatTimeRange(timeNsFromMs(fromMs), timeNsFromMs(toMs), zone, timeNsFromMs(Date.now()));
}
