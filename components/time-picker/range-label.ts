import { isRelativeTime } from '@/lib/time/date-math';
import { formatDateTime, formatTimeRange, type TimeZoneChoice } from '@/lib/time/format-time';
import { isRelativeRange, resolveRange, type TimeRangeText } from '@/lib/time/range-math';

const DAYS: Record<string, string> = {
  'now/d': 'Today',
  'now/w': 'This week',
  'now/M': 'This month',
};

/** What the picker's button says: `Last 1 h`, `Today`, `22 Nov 08:05:00 – 09:05:00`, or the texts themselves. */
export function rangeLabel(range: TimeRangeText, zone: TimeZoneChoice, now: bigint): string {
  const last = /^now-(\d+)(ms|[smhdwMy])$/.exec(range.from.trim());
  if (last && range.to.trim() === 'now') return `Last ${last[1]} ${last[2]}`;
  const calendar = DAYS[range.from.trim()];
  if (calendar && (range.to.trim() === 'now' || range.to.trim() === range.from.trim())) return calendar;
  const resolved = resolveRange(range, now);
  if (!resolved) return 'Unreadable time';
  if (!isRelativeRange(range)) return formatTimeRange(resolved.from, resolved.to, zone, now);
  const end = (text: string, ns: bigint) =>
    isRelativeTime(text) ? text.trim() : formatDateTime(ns, zone, now);
  return `${end(range.from, resolved.from)} – ${end(range.to, resolved.to)}`;
}
