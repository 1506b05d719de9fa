import type pg from 'pg';
import { processSingleton } from '../../process-singleton';
import type { PartitionRange } from './plan-partition';

export const PARTITIONED_TABLES = ['log', 'span'] as const;
export type PartitionedTable = (typeof PARTITIONED_TABLES)[number];

/** The partition ranges this process knows of; others may have made more since. */
export function knownPartitions(): Map<PartitionedTable, PartitionRange[]> {
  return processSingleton('partitions', () => new Map());
}

export function forgetPartitions(): void {
  knownPartitions().clear();
}

/** Reads a table's partition ranges from PostgreSQL's catalog and remembers them. */
export async function loadPartitions(
  client: Pick<pg.PoolClient, 'query'>,
  table: PartitionedTable,
): Promise<PartitionRange[]> {
  const { rows } = await client.query<{ bound: string }>(
    `SELECT pg_get_expr(c.relpartbound, c.oid) AS bound
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = to_regclass($1)`,
    [table],
  );
  const ranges = rows.flatMap(({ bound }) => parseBound(bound));
  knownPartitions().set(table, ranges);
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
