import type { Tally } from '../patterns/tally';

export interface PatternRow {
  time_ns: bigint;
  seq: bigint;
  severity: number;
  service_id: number;
  /** The first characters of the message, at most `PATTERN_CHARS`. */
  body: string;
}

/** What is counted of the lines of one pattern. Numbers by OTel severity, service id and bucket. */
export interface PatternStats {
  count: number;
  previous: number;
  severities: Map<number, number>;
  services: Map<number, number>;
  buckets: number[];
  firstNs: bigint;
  lastNs: bigint;
  /** Every line read had the same chance to be among them, so that the values in them are typical. */
  kept: PatternRow[];
  /** One of 2^level lines is kept. */
  level: number;
}

const MAX_KEPT = 64;

/** Statistics of patterns, with what one answer can keep of their lines: `maxChars` over all. */
export class PatternTally implements Tally<PatternStats> {
  private chars = 0;

  constructor(
    private readonly bucketOf: (timeNs: bigint) => number,
    private readonly maxChars: number,
  ) {}

  create(): PatternStats {
    return {
      count: 0,
      previous: 0,
      severities: new Map(),
      services: new Map(),
      buckets: [],
      firstNs: 0n,
      lastNs: 0n,
      kept: [],
      level: 0,
    };
  }

  add(stats: PatternStats, row: PatternRow): void {
    const bucket = this.bucketOf(row.time_ns);
    stats.buckets[bucket] = (stats.buckets[bucket] ?? 0) + 1;
    increase(stats.severities, row.severity, 1);
    increase(stats.services, row.service_id, 1);
    if (stats.count === 0 || row.time_ns < stats.firstNs) stats.firstNs = row.time_ns;
    if (stats.count === 0 || row.time_ns > stats.lastNs) stats.lastNs = row.time_ns;
    stats.count++;
    if (isKept(row, stats.level)) this.keep(stats, row);
  }

  merge(into: PatternStats, from: PatternStats): void {
    if (from.count > 0) {
      if (into.count === 0 || from.firstNs < into.firstNs) into.firstNs = from.firstNs;
      if (into.count === 0 || from.lastNs > into.lastNs) into.lastNs = from.lastNs;
    }
    into.count += from.count;
    into.previous += from.previous;
    for (const [severity, n] of from.severities) increase(into.severities, severity, n);
    for (const [service, n] of from.services) increase(into.services, service, n);
    from.buckets.forEach((n, bucket) => {
      into.buckets[bucket] = (into.buckets[bucket] ?? 0) + n;
    });
    into.kept.push(...from.kept);
    into.level = Math.max(into.level, from.level);
    this.thinOut(into);
  }

  private keep(stats: PatternStats, row: PatternRow): void {
    if (stats.kept.length >= 3 && this.chars + row.body.length > this.maxChars) return;
    this.chars += row.body.length;
    stats.kept.push(row);
    if (stats.kept.length > MAX_KEPT) this.thinOut(stats);
  }

  private thinOut(stats: PatternStats): void {
    const before = charsOf(stats.kept);
    while (stats.kept.length > MAX_KEPT) {
      stats.level++;
      stats.kept = stats.kept.filter((row) => isKept(row, stats.level));
    }
    stats.kept = stats.kept.filter((row) => isKept(row, stats.level));
    this.chars -= before - charsOf(stats.kept);
  }
}

/** Decided by the line alone: two samples of one level make one of that level. Mixed as MurmurHash3 ends, so no rhythm in the lines shows. */
function isKept({ time_ns, seq }: PatternRow, level: number): boolean {
  if (level === 0) return true;
  let hash =
    Number(BigInt.asUintN(32, time_ns / 1_000n)) ^ Math.imul(Number(BigInt.asUintN(32, seq)), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & (2 ** level - 1)) === 0;
}

function charsOf(rows: readonly PatternRow[]): number {
  return rows.reduce((sum, { body }) => sum + body.length, 0);
}

function increase(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
