import { processSingleton } from '../../process-singleton';
import type { TimeRange } from '../../time/time-range';
import { type RunOptions, runQuery } from '../client/run-query';

interface Cached {
  at: number;
  bounds: TimeRange[];
}

const TTL_MS = 5_000;
const ALL_TIME: TimeRange = { fromNs: -(2n ** 63n), toNs: 2n ** 63n - 1n };
const BOUND = /FROM \('?(-?\d+|MINVALUE)'?\) TO \('?(-?\d+|MAXVALUE)'?\)/;

/** The time ranges of a telemetry table's partitions, oldest first. Remembered for five seconds. */
export async function partitionBounds(
  table: 'log' | 'span',
  options: Omit<RunOptions, 'timeoutMs'>,
): Promise<TimeRange[]> {
  const cache = processSingleton('partition-bounds', () => new Map<string, Cached>());
  const cached = cache.get(table);
  if (cached && performance.now() - cached.at < TTL_MS) return cached.bounds;
  const rows = await runQuery<{ bound: string }>(
    {
      text: `SELECT pg_get_expr(c.relpartbound, c.oid) AS bound
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = $1::regclass`,
      values: [table],
    },
    { ...options, timeoutMs: 5_000 },
  );
  const bounds = rows.map(({ bound }) => readBound(bound)).sort((a, b) => (a.fromNs < b.fromNs ? -1 : 1));
  cache.set(table, { at: performance.now(), bounds });
  return bounds;
}

/** A default partition, or a bound this cannot read, may hold any time. */
function readBound(bound: string): TimeRange {
  const match = BOUND.exec(bound);
  if (!match) return ALL_TIME;
  const [, from = '', to = ''] = match;
  return {
    fromNs: from === 'MINVALUE' ? ALL_TIME.fromNs : BigInt(from),
    toNs: to === 'MAXVALUE' ? ALL_TIME.toNs : BigInt(to),
  };
}
