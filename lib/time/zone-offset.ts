const HOUR_MS = 3_600_000;
const REMEMBERED = 4096;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Whether the name is one of the IANA list (`Europe/Paris`, `UTC`) that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && format(name) !== undefined;
  } catch {
    return false;
  }
}

/** The zone this process runs in (`TZ`), as a name of the IANA list. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/**
 * A wall clock's reading as epoch milliseconds. In the hour that a change of clocks repeats, the earlier; in the one it
 * leaves out, as if the clock had not been changed yet.
 * @param wallMs the reading as `Date.UTC` gives it @param zone a name for which `isTimeZone` holds
 */
export function epochOfWallClock(wallMs: number, zone: string): number {
  if (zone === 'UTC') return wallMs;
  const before = wallMs - offsetMs(wallMs - 24 * HOUR_MS, zone);
  if (before + offsetMs(before, zone) === wallMs) return before;
  const after = wallMs - offsetMs(wallMs + 24 * HOUR_MS, zone);
  return after + offsetMs(after, zone) === wallMs ? after : before;
}

/** How far the zone is ahead of UTC at an instant. Offsets change at full quarter hours: one is remembered for each. */
function offsetMs(epochMs: number, zone: string): number {
  const at = Math.floor(epochMs / (HOUR_MS / 4)) * (HOUR_MS / 4);
  const key = `${zone} ${at}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = new Map(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(key, wall - at);
  return wall - at;
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}
