/** From `fromMs` on (ms since the epoch) a zone's clocks are `offsetMs` ahead of UTC. */
export interface ZonePiece {
  fromMs: number;
  offsetMs: number;
}

const OFFSET = /^(?:UTC|GMT|UT)?([+-])(\d{1,2}):?(\d\d)?$/;
const HOUR_MS = 3_600_000;
/** No zone changes twice in so short a time; a change and its undoing within it would be missed. */
const LOOK_MS = 7 * 24 * HOUR_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text names a zone: `UTC`, `Z`, `+05:30`, or a name of the IANA list. */
export function isTimeZone(zone: string): boolean {
  return zone.length <= 64 && (fixedOffsetMs(zone) !== null || formatOf(zone) !== null);
}

/**
 * The stretches of equal offset that cover [fromMs, toMs), in order; the first begins at -Infinity. Of a range of more than
 * two centuries only the first two are looked at: no rule of a zone is known so far ahead.
 */
export function zonePieces(zone: string, fromMs: number, toMs: number): ZonePiece[] {
  const fixed = fixedOffsetMs(zone);
  const format = fixed === null ? formatOf(zone) : null;
  if (!format) return [{ fromMs: Number.NEGATIVE_INFINITY, offsetMs: fixed ?? 0 }];
  const offsetAt = (ms: number) => readOffset(format, ms);
  const start = Math.floor(fromMs) - LOOK_MS;
  const end = Math.min(toMs, start + 200 * 366 * 24 * HOUR_MS) + LOOK_MS;
  let offsetMs = offsetAt(start);
  const pieces: ZonePiece[] = [{ fromMs: Number.NEGATIVE_INFINITY, offsetMs }];
  for (let at = start; at < end; at += LOOK_MS) {
    const next = offsetAt(at + LOOK_MS);
    if (next === offsetMs) continue;
    let [low, high] = [at, at + LOOK_MS];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offsetMs) low = middle;
      else high = middle;
    }
    offsetMs = next;
    pieces.push({ fromMs: high, offsetMs });
  }
  return pieces;
}

function fixedOffsetMs(zone: string): number | null {
  if (/^(Z|UTC|GMT|UT|Etc\/UTC)$/i.test(zone)) return 0;
  const match = OFFSET.exec(zone);
  if (!match) return null;
  const [, sign, hours, minutes = '0'] = match;
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return Number(hours) > 18 || Number(minutes) > 59 ? null : sign === '-' ? -ms : ms;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const key = zone.toLowerCase();
  const known = formats.get(key);
  if (known) return known;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(key, format);
    return format;
  } catch {
    return null;
  }
}

/** Whole minutes and, before standard time, seconds: `GMT+05:30`, `GMT-00:25:21`, `GMT`. */
function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name);
  if (!match) return 0;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}
