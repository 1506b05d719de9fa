import { NS_PER_DAY } from '../../time/time-ns';

/** A partition's range of nanoseconds: `from` inclusive, `to` exclusive. */
export interface PartitionRange {
  from: bigint;
  to: bigint;
}

const DAYS_BY_DAY = 14n;
const DAYS_BY_MONTH = 400n;

/**
 * The partition a record of `time` should live in: its UTC day when it is at most 14 days old (or ahead), its month up to
 * 400 days (a whole month more at most), else its year; so an import of decades makes tens of partitions and recent data can be dropped by the day.
 * The range is cut to the gap between the ranges that exist, which may be coarser ones made when the record was older.
 * @returns the existing range that holds `time`, or the range to create
 */
export function planPartition(
  time: bigint,
  now: bigint,
  existing: readonly PartitionRange[],
): { range: PartitionRange; exists: boolean } {
  let { from, to } = wantedRange(time, now);
  for (const range of existing) {
    if (range.from <= time && time < range.to) return { range, exists: true };
    if (range.to <= time && range.to > from) from = range.to;
    if (range.from > time && range.from < to) to = range.from;
  }
  return { range: { from, to }, exists: false };
}

/** Coarse ranges end where finer ones begin, so that an import in time order does not swallow recent days. */
function wantedRange(time: bigint, now: bigint): PartitionRange {
  const firstDay = (dayNumber(now) - DAYS_BY_DAY) * NS_PER_DAY;
  if (time >= firstDay) {
    const from = dayNumber(time) * NS_PER_DAY;
    return { from, to: from + NS_PER_DAY };
  }
  const firstMonth = monthStart(now - DAYS_BY_MONTH * NS_PER_DAY, 0);
  if (time >= firstMonth) return { from: monthStart(time, 0), to: earlier(monthStart(time, 1), firstDay) };
  const year = yearOf(time);
  return { from: utcNs(year, 0), to: earlier(utcNs(year + 1, 0), firstMonth) };
}

function monthStart(ns: bigint, monthsOn: number): bigint {
  const date = new Date(Number(ns / 1_000_000n));
  return utcNs(date.getUTCFullYear(), date.getUTCMonth() + monthsOn);
}

function yearOf(ns: bigint): number {
  return new Date(Number(ns / 1_000_000n)).getUTCFullYear();
}

const earlier = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function dayNumber(time: bigint): bigint {
  return time / NS_PER_DAY;
}

function utcNs(year: number, month: number): bigint {
  return BigInt(Date.UTC(year, month, 1)) * 1_000_000n;
}

/** `log_20261122`, `log_202609` or `log_2013`; a range that was cut says both its days: `log_20260901_20260908`. */
export function partitionName(table: string, range: PartitionRange): string {
  const from = new Date(Number(range.from / 1_000_000n));
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  if (range.to - range.from === NS_PER_DAY) return `${table}_${dayDigits(range.from)}`;
  if (range.from === utcNs(year, month) && range.to === utcNs(year, month + 1))
    return `${table}_${dayDigits(range.from).slice(0, 6)}`;
  if (range.from === utcNs(year, 0) && range.to === utcNs(year + 1, 0)) return `${table}_${year}`;
  return `${table}_${dayDigits(range.from)}_${dayDigits(range.to)}`;
}

function dayDigits(ns: bigint): string {
  return new Date(Number(ns / 1_000_000n)).toISOString().slice(0, 10).replaceAll('-', '');
}
