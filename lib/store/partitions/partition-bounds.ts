import type { TimeRange } from '../../time/time-range';
import { type RunOptions, runQuery } from '../client/run-query';
import { knownPartitions, loadPartitions, type PartitionedTable } from './partition-catalog';

const TTL_MS = 5_000;

/**
 * The time ranges of a table's partitions, oldest first, for searches to go by. What this process makes is in it at once,
 * what others make after five seconds; a default partition is left out.
 */
export async function partitionBounds(
  table: PartitionedTable,
  options: Omit<RunOptions, 'timeoutMs'>,
): Promise<TimeRange[]> {
  const known = knownPartitions(table, TTL_MS);
  const ranges =
    known ?? (await loadPartitions((sql) => runQuery(sql, { ...options, timeoutMs: 5_000 }), table));
  return ranges
    .map(({ from, to }) => ({ fromNs: from, toNs: to }))
    .sort((a, b) => (a.fromNs < b.fromNs ? -1 : 1));
}
