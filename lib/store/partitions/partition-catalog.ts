import { processSingleton } from '../../process-singleton';
import type { Sql } from '../client/run-query';
import type { PartitionRange } from './plan-partition';

export const PARTITIONED_TABLES = ['log', 'span'] as const;
export type PartitionedTable = (typeof PARTITIONED_TABLES)[number];

interface Known {
  at: number;
  ranges: PartitionRange[];
}

const catalog = () => processSingleton('partitions', () => new Map<PartitionedTable, Known>());

/** The ranges this process knows of; others may have made more since. Null: none, or older than asked. */
export function knownPartitions(
  table: PartitionedTable,
  maxAgeMs = Number.POSITIVE_INFINITY,
): readonly PartitionRange[] | null {
  const known = catalog().get(table);
  return known && performance.now() - known.at < maxAgeMs ? known.ranges : null;
}

export function rememberPartitions(table: PartitionedTable, ranges: PartitionRange[]): void {
  catalog().set(table, { at: performance.now(), ranges });
}

export function forgetPartitions(): void {
  catalog().clear();
}

/** Reads a table's partition ranges from PostgreSQL's catalog and remembers them. */
export async function loadPartitions(
  run: (sql: Sql) => Promise<{ bound: string }[]>,
  table: PartitionedTable,
): Promise<PartitionRange[]> {
  const rows = await run({
    text: `SELECT pg_get_expr(c.relpartbound, c.oid) AS bound
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = to_regclass($1)`,
    values: [table],
  });
  const ranges = rows.flatMap(({ bound }) => parseBound(bound));
  rememberPartitions(table, ranges);
  return ranges;
}

/** `FOR VALUES FROM ('1') TO ('2')`; a default partition has no range. */
function parseBound(bound: string): PartitionRange[] {
  const match = /FROM \('?(-?\d+|MINVALUE)'?\) TO \('?(-?\d+|MAXVALUE)'?\)/.exec(bound);
  if (!match) return [];
  const [, from = '', to = ''] = match;
  const [MIN, MAX] = [-(2n ** 63n), 2n ** 63n - 1n];
  return [{ from: from === 'MINVALUE' ? MIN : BigInt(from), to: to === 'MAXVALUE' ? MAX : BigInt(to) }];
}
