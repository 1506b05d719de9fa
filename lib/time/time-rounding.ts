import { floorDiv, NS_PER_MS } from './time-ns';
import { type ZonePiece, zonePieces } from './zone-offsets';

/** Units of the calendar that buckets of time may have. */
export type RoundingUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface RoundingStep {
  /** Nanoseconds of the clock, or a unit of the calendar. */
  every: bigint | RoundingUnit;
  zone: string;
  /** Added to each start. */
  offsetNs: bigint;
}

/** Where buckets of time begin inside a range. */
export type TimeRounding =
  /** Starts at shiftNs + n · stepNs. */
  | { kind: 'even'; stepNs: bigint; shiftNs: bigint }
  /** A time in [bounds[i], bounds[i+1]) belongs to the bucket that begins at starts[i]. */
  | { kind: 'listed'; bounds: readonly bigint[]; starts: readonly bigint[] };

/** More starts than these are not listed. */
const MOST_LISTED = 200_000;

const DAY_MS = 86_400_000;
/** A year, and what zones may differ. */
const LONGEST_MS = 368 * DAY_MS;
const CLOCK_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;
/** 1970-01-05, a Monday. */
const MONDAY_MS = 4 * DAY_MS;

/**
 * Where buckets begin, for the times in [fromNs, toNs). In a zone, starts are what its clocks show: days of 23 and 25 hours
 * at a change of the clocks, hours that occur twice kept apart. Null: more starts than can be listed.
 * Source: Elasticsearch, `Rounding` (TimeUnitRounding, TimeIntervalRounding).
 */
export function timeRounding(step: RoundingStep, fromNs: bigint, toNs: bigint): TimeRounding | null {
  const { every, zone, offsetNs } = step;
  const fromMs = Number(floorDiv(fromNs - offsetNs, NS_PER_MS));
  const toMs = Number(floorDiv(toNs - offsetNs, NS_PER_MS)) + 1;
  const clockNs = clockStep(every);
  // A bucket may have begun before a change of the clocks that lies before the range.
  const backMs = clockNs === null ? LONGEST_MS : Number(clockNs / NS_PER_MS);
  const pieces = zonePieces(zone, fromMs - backMs, toMs);
  if (clockNs !== null && pieces.every(({ offsetMs }) => isWhole(offsetMs, pieces, clockNs))) {
    const shiftNs = offsetNs - BigInt(pieces[0]?.offsetMs ?? 0) * NS_PER_MS;
    return { kind: 'even', stepNs: clockNs, shiftNs: shiftNs - floorDiv(shiftNs, clockNs) * clockNs };
  }
  const list =
    clockNs === null
      ? calendarStarts(every as RoundingUnit, pieces, fromMs, toMs)
      : clockStarts(Number(clockNs) / 1e6, pieces, fromMs, toMs);
  if (list === null) return null;
  const inNs = (ms: number) => BigInt(ms) * NS_PER_MS + offsetNs;
  return {
    kind: 'listed',
    bounds: list.map(({ bound }) => inNs(bound)),
    starts: list.map(({ start }) => inNs(start)),
  };
}

/** The starts of all buckets from the one that holds `firstNs` to the one that holds `lastNs`; at most `most` and one more. */
export function startsBetween(
  rounding: TimeRounding,
  firstNs: bigint,
  lastNs: bigint,
  most: number,
): bigint[] {
  const starts: bigint[] = [];
  if (rounding.kind === 'even') {
    const { stepNs, shiftNs } = rounding;
    const first = shiftNs + floorDiv(firstNs - shiftNs, stepNs) * stepNs;
    for (let at = first; at <= lastNs && starts.length <= most; at += stepNs) starts.push(at);
    return starts;
  }
  const first = roundTime(rounding, firstNs);
  for (const start of new Set(rounding.starts)) {
    if (start > lastNs || starts.length > most) break;
    if (start >= first) starts.push(start);
  }
  return starts;
}

/** The start of the bucket that holds a time. */
export function roundTime(rounding: TimeRounding, ns: bigint): bigint {
  if (rounding.kind === 'even') {
    const { stepNs, shiftNs } = rounding;
    return shiftNs + floorDiv(ns - shiftNs, stepNs) * stepNs;
  }
  const { bounds, starts } = rounding;
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bounds[middle] ?? 0n) <= ns) low = middle;
    else high = middle - 1;
  }
  return starts[low] ?? ns;
}

/** Steps of the clock in nanoseconds; null for days and what is made of them. */
function clockStep(every: bigint | RoundingUnit): bigint | null {
  if (typeof every === 'bigint') return every;
  return every in CLOCK_MS ? BigInt(CLOCK_MS[every as keyof typeof CLOCK_MS]) * NS_PER_MS : null;
}

/** Whether local and universal time put their starts at the same places, however the offset changes. */
function isWhole(offsetMs: number, pieces: readonly ZonePiece[], stepNs: bigint): boolean {
  return (BigInt(offsetMs - (pieces[0]?.offsetMs ?? 0)) * NS_PER_MS) % stepNs === 0n;
}

interface Listed {
  bound: number;
  start: number;
}

/** Local multiples of a step. What rounds into a gap starts behind it; of two equal times the later that is not ahead is meant. */
function clockStarts(
  stepMs: number,
  pieces: readonly ZonePiece[],
  fromMs: number,
  toMs: number,
): Listed[] | null {
  if ((toMs - fromMs) / stepMs > MOST_LISTED) return null;
  const list: Listed[] = [];
  for (const [index, { fromMs: pieceMs, offsetMs }] of pieces.entries()) {
    const endMs = Math.min(pieces[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY, toMs);
    const beginMs = Math.max(pieceMs, fromMs);
    if (beginMs >= endMs) continue;
    const local = Math.floor((beginMs + offsetMs) / stepMs) * stepMs;
    list.push({ bound: beginMs, start: clockStart(local, pieces, index) });
    for (let at = local + stepMs - offsetMs; at < endMs; at += stepMs) list.push({ bound: at, start: at });
  }
  return list;
}

function clockStart(local: number, pieces: readonly ZonePiece[], index: number): number {
  let behind: number | null = null;
  for (let at = index; at >= 0; at--) {
    const piece = pieces[at];
    if (!piece) break;
    const start = local - piece.offsetMs;
    const end = pieces[at + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    if (start >= piece.fromMs && (at === index || start < end)) return start;
    // Neither before nor after the change: it falls into the gap.
    if (start >= end) return end;
    behind = piece.fromMs;
  }
  return behind ?? local;
}

/** Starts of days, weeks, months, quarters and years as a zone's calendar has them. */
function calendarStarts(
  unit: RoundingUnit,
  pieces: readonly ZonePiece[],
  fromMs: number,
  toMs: number,
): Listed[] | null {
  const list: Listed[] = [];
  const slack = 2 * DAY_MS;
  for (let local = floorCalendar(unit, fromMs - slack); ; local = nextCalendar(unit, local)) {
    const start = dayStart(local, pieces);
    if (start >= toMs) break;
    const last = list.at(-1);
    if (last && start <= fromMs) list.pop();
    list.push({ bound: start, start });
    if (list.length > MOST_LISTED) return null;
  }
  return list;
}

/** When a local midnight is first shown; where it is skipped, the end of the gap. */
function dayStart(local: number, pieces: readonly ZonePiece[]): number {
  for (const [index, { fromMs, offsetMs }] of pieces.entries()) {
    const start = local - offsetMs;
    const end = pieces[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    if (start < fromMs) return fromMs;
    if (start < end) return start;
  }
  return local;
}

function floorCalendar(unit: RoundingUnit, localMs: number): number {
  const date = new Date(localMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return utc(year, 0);
  if (unit === 'quarter') return utc(year, month - (month % 3));
  if (unit === 'month') return utc(year, month);
  const [step, from] = unit === 'week' ? [7 * DAY_MS, MONDAY_MS] : [DAY_MS, 0];
  return Math.floor((localMs - from) / step) * step + from;
}

function nextCalendar(unit: RoundingUnit, localMs: number): number {
  const date = new Date(localMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return utc(year + 1, 0);
  if (unit === 'quarter') return utc(year, month + 3);
  if (unit === 'month') return utc(year, month + 1);
  return localMs + (unit === 'week' ? 7 * DAY_MS : DAY_MS);
}

function utc(year: number, month: number): number {
  return Date.UTC(year, month, 1);
}
