import { zoneOffsetMs } from './zone-offset';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** An interval as short as it stays clear: `22 Nov 12:30 – 12:31`, `22 – 23 Nov`; the end is exclusive. */
export function formatSpan(fromMs: number, toMs: number, timeZone: string): string {
  const from = fromMs + zoneOffsetMs(fromMs, timeZone);
  const to = toMs + zoneOffsetMs(toMs, timeZone);
  if (from % DAY === 0 && to % DAY === 0) {
    return to - from === DAY ? dayOf(from) : `${dayOf(from)} – ${dayOf(to - DAY)}`;
  }
  const start = `${dayOf(from)} ${clockOf(from, from, to)}`;
  const end = clockOf(to, from, to);
  return dayOf(from) === dayOf(to) ? `${start} – ${end}` : `${start} – ${dayOf(to)} ${end}`;
}

function dayOf(wallMs: number): string {
  const date = new Date(wallMs);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function clockOf(wallMs: number, from: number, to: number): string {
  const clock = new Date(wallMs).toISOString().slice(11, 23);
  if (from % SECOND !== 0 || to % SECOND !== 0) return clock;
  return from % MINUTE !== 0 || to % MINUTE !== 0 ? clock.slice(0, 8) : clock.slice(0, 5);
}
