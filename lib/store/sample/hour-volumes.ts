import { processSingleton } from '../../process-singleton';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs } from '../../time/time-ns';
import type { TimeRange } from '../../time/time-range';
import type { Run } from '../client/run-query';
import { LruMap } from '../dictionary/lru-map';

interface Hour {
  readAtMs: number;
  /** Logs of each of its minutes. */
  minutes: Map<bigint, number>;
}

/** Half a year of hours. */
const MOST_HOURS = 4_500;
/** Late logs hardly change how volume is spread; younger hours are read anew each time. */
const KEEP_MS = 60_000;
/** Fewer logs are few minutes of the rollup too, and what is read of them may be called exact. */
const FEW = 100_000;
const YOUNG_NS = NS_PER_HOUR / 2n;

/**
 * Logs of all tenants minute by minute in the whole hours that cover [fromNs, toNs), by start of the minute. Of many
 * logs, hours that ended half an hour ago may be up to a minute old: reading a week takes longer than the sample.
 */
export async function hourVolumes(run: Run, fromNs: bigint, toNs: bigint): Promise<Map<bigint, number>> {
  const filled = isWide({ fromNs, toNs }) ? await filledPart(run, { fromNs, toNs }) : { fromNs, toNs };
  // Nothing is kept of what has more hours than can be kept.
  if (isWide(filled)) return minutesOf(await readHours(run, filled.fromNs, filled.toNs));
  const volumes = await cachedVolumes(run, filled, KEEP_MS);
  const logs = [...volumes.values()].reduce((sum, n) => sum + n, 0);
  return logs < FEW ? await cachedVolumes(run, filled, 0) : volumes;
}

function isWide({ fromNs, toNs }: TimeRange): boolean {
  return toNs - fromNs > BigInt(MOST_HOURS) * NS_PER_HOUR;
}

/** From the first minute with logs to the last: "all time" is six centuries. */
async function filledPart(run: Run, range: TimeRange): Promise<TimeRange> {
  const end = (way: 'min' | 'max') => `(SELECT ${way}(r.bucket_ns) FROM log_rollup_minute r
    WHERE r.tenant_id = tenant.id AND r.bucket_ns >= $1::bigint AND r.bucket_ns < $2::bigint)`;
  const [row] = await run<{ first: bigint | null; last: bigint | null }>({
    text: `SELECT min(${end('min')}) AS first, max(${end('max')}) AS last FROM tenant`,
    values: [floorTo(range.fromNs, NS_PER_HOUR), range.toNs],
  });
  if (row?.first == null || row.last === null) return { fromNs: range.fromNs, toNs: range.fromNs };
  return { fromNs: row.first, toNs: row.last + NS_PER_MINUTE };
}

async function cachedVolumes(
  run: Run,
  { fromNs, toNs }: TimeRange,
  keepMs: number,
): Promise<Map<bigint, number>> {
  const cache = processSingleton('sample.hours', () => new LruMap<bigint, Hour>(MOST_HOURS));
  const youngFrom = nowNs() - YOUNG_NS;
  const found = new Map<bigint, Hour>();
  const missing: bigint[] = [];
  for (let hour: bigint = floorTo(fromNs, NS_PER_HOUR); hour < toNs; hour += NS_PER_HOUR) {
    const known = cache.get(hour);
    const isFresh = known && hour + NS_PER_HOUR < youngFrom && Date.now() - known.readAtMs < keepMs;
    if (isFresh) found.set(hour, known);
    else missing.push(hour);
  }
  const [first, last] = [missing[0], missing.at(-1)];
  if (first !== undefined && last !== undefined) {
    const read = await readHours(run, first, last + NS_PER_HOUR);
    for (const hour of missing) {
      const entry = { readAtMs: Date.now(), minutes: read.get(hour) ?? new Map<bigint, number>() };
      found.set(hour, entry);
      cache.set(hour, entry);
    }
  }
  return minutesOf(new Map([...found].map(([hour, { minutes }]) => [hour, minutes])));
}

function minutesOf(hours: Map<bigint, Hour['minutes']>): Hour['minutes'] {
  const inOrder = [...hours].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(inOrder.flatMap(([, minutes]) => [...minutes]));
}

async function readHours(run: Run, fromNs: bigint, toNs: bigint): Promise<Map<bigint, Hour['minutes']>> {
  const rows = await run<{ bucket_ns: bigint; n: bigint }>({
    text: `SELECT r.bucket_ns,
        sum(r.n_unset + r.n_trace + r.n_debug + r.n_info + r.n_warn + r.n_error + r.n_fatal)::bigint AS n
      FROM log_rollup_minute r
      WHERE r.tenant_id IN (SELECT id FROM tenant) AND r.bucket_ns >= $1::bigint AND r.bucket_ns < $2::bigint
      GROUP BY 1 ORDER BY 1`,
    values: [fromNs, toNs],
  });
  const hours = new Map<bigint, Hour['minutes']>();
  for (const { bucket_ns: minute, n } of rows) {
    const hour = floorTo(minute, NS_PER_HOUR);
    const minutes = hours.get(hour) ?? new Map<bigint, number>();
    minutes.set(floorTo(minute, NS_PER_MINUTE), Number(n));
    hours.set(hour, minutes);
  }
  return hours;
}
