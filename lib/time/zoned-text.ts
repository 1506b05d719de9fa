import { isRelativeTime } from './date-math';
import { formatTime, type TimeZoneChoice } from './format-time';
import { formatIsoNs, parseIsoNs } from './iso';
import { msFromTimeNs, NS_PER_MS, NS_PER_SECOND } from './time-ns';

/** An absolute time as it is edited, without its zone: `2026-11-22 08:05:00`, with milliseconds where there are some. */
export function toZonedText(ns: bigint, zone: TimeZoneChoice): string {
  const date = new Date(msFromTimeNs(ns));
  const utc = zone === 'utc';
  const year = utc ? date.getUTCFullYear() : date.getFullYear();
  const month = (utc ? date.getUTCMonth() : date.getMonth()) + 1;
  const day = utc ? date.getUTCDate() : date.getDate();
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  const precision = ns % NS_PER_SECOND === 0n ? 's' : ns % NS_PER_MS === 0n ? 'ms' : 'ns';
  return `${pad(year, 4)}-${pad(month)}-${pad(day)} ${formatTime(ns, zone, precision)}`;
}

/**
 * What goes into the URL for an edited time: date math and everything with a zone of its own stay as typed; a bare
 * date and time is read in the chosen zone and becomes UTC. Unreadable text is returned trimmed, for the caller to refuse.
 */
export function fromZonedText(text: string, zone: TimeZoneChoice): string {
  const typed = text.trim();
  if (
    isRelativeTime(typed) ||
    /(?:Z|z|[+-]\d\d:?\d\d|\|\|.*)$/.test(typed.replace(/^\d{4}-\d\d-\d\d$/, ''))
  ) {
    return typed;
  }
  const asUtc = parseIsoNs(typed);
  if (asUtc === null) return typed;
  if (zone === 'utc') return shortIso(asUtc);
  const clock = new Date(msFromTimeNs(asUtc));
  const local = new Date(
    clock.getUTCFullYear(),
    clock.getUTCMonth(),
    clock.getUTCDate(),
    clock.getUTCHours(),
    clock.getUTCMinutes(),
    clock.getUTCSeconds(),
  );
  const fraction = ((asUtc % NS_PER_SECOND) + NS_PER_SECOND) % NS_PER_SECOND;
  return shortIso(BigInt(local.getTime()) * NS_PER_MS + fraction);
}

/** ISO 8601 in UTC without the digits that say nothing: `2026-11-22T08:05:00Z`, `…:00.250Z`. */
export function shortIso(ns: bigint): string {
  return formatIsoNs(ns).replace(
    /(?:\.0{9}|(\.\d{3}(?:\d{3})*?)(?:000)+)Z$/,
    (_, kept: string | undefined) => {
      return `${kept ?? ''}Z`;
    },
  );
}
