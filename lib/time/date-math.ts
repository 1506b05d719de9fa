import { parseEpochNs } from './epoch';
import { parseIsoNs } from './iso';
import {
  msFromTimeNs,
  NS_PER_DAY,
  NS_PER_HOUR,
  NS_PER_MINUTE,
  NS_PER_MS,
  NS_PER_SECOND,
  type TimeNs,
} from './time-ns';

const FIXED: Record<string, bigint> = {
  ms: NS_PER_MS,
  s: NS_PER_SECOND,
  m: NS_PER_MINUTE,
  h: NS_PER_HOUR,
  H: NS_PER_HOUR,
  d: NS_PER_DAY,
  w: 7n * NS_PER_DAY,
};

const STEP = /^([+-])(\d{1,9})(ms|[smhHdwMy])|^\/([smhHdwMy])/;

/**
 * Reads a point in time as people and APIs write it: `now`, `now-1h`, `now-1d/d`, `2026-11-22||+3h`, ISO 8601 or an
 * epoch number. Rounding (`/d`) goes down, or with `roundUp` to the last nanosecond of the unit, as Elasticsearch does
 * for the upper end of a range. Returns null when it is none of these.
 *
 * Source: Elasticsearch reference, "Date math in index requests and range queries".
 */
export function parseTimeExpression(
  text: string,
  now: bigint,
  options: { roundUp?: boolean } = {},
): TimeNs | null {
  const trimmed = text.trim();
  let at: bigint;
  let rest: string;
  if (trimmed.startsWith('now')) {
    at = now;
    rest = trimmed.slice(3);
  } else {
    const [anchor = '', math = ''] = trimmed.split('||', 2);
    const parsed = parseIsoNs(anchor) ?? parseEpochNs(anchor);
    if (parsed === null) return null;
    at = parsed;
    rest = math;
  }
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (!match) return null;
    const [whole, sign, amount, unit, roundUnit] = match;
    const next = roundUnit
      ? round(at, roundUnit, options.roundUp === true)
      : shift(at, unit ?? '', (sign === '-' ? -1 : 1) * Number(amount));
    if (next === null) return null;
    at = next;
    rest = rest.slice(whole.length);
  }
  return at as TimeNs;
}

/** True for expressions that move with the clock (`now-1h`), false for absolute ones. */
export function isRelativeTime(text: string): boolean {
  return text.trim().startsWith('now');
}

function shift(at: bigint, unit: string, amount: number): bigint | null {
  const step = FIXED[unit];
  if (step !== undefined) return at + step * BigInt(amount);
  const ms = msFromTimeNs(at);
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  if (unit === 'M') date.setUTCMonth(date.getUTCMonth() + amount);
  else if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + amount);
  else return null;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  if (Number.isNaN(date.getTime())) return null;
  return BigInt(date.getTime()) * NS_PER_MS + (at - BigInt(ms) * NS_PER_MS);
}

function round(at: bigint, unit: string, up: boolean): bigint | null {
  const date = new Date(msFromTimeNs(at));
  if (Number.isNaN(date.getTime())) return null;
  date.setUTCMilliseconds(0);
  if (unit !== 's') date.setUTCSeconds(0);
  if (!'sm'.includes(unit)) date.setUTCMinutes(0);
  if (!'smhH'.includes(unit)) date.setUTCHours(0);
  if (unit === 'w') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (unit === 'M' || unit === 'y') date.setUTCDate(1);
  if (unit === 'y') date.setUTCMonth(0);
  const floor = BigInt(date.getTime()) * NS_PER_MS;
  if (!up) return floor;
  const next = shift(floor, unit, 1);
  return next === null ? null : next - 1n;
}
