import type pg from 'pg';
import type { PartitionedTable } from '../partitions/partition-catalog';
import type { Signal } from '../status/ingest-counters';
import type { EncodedBatch, RowRange } from './encoded-batch';

/** What differs between logs and spans in a write transaction. */
export interface WriteTarget<B extends EncodedBatch> {
  signal: Signal;
  table: PartitionedTable;
  /** Called before BEGIN, once a connection. */
  prepare(client: pg.PoolClient): Promise<void>;
  /** Puts the rows in and says how many of each range were stored; the others were there already. */
  insertRows(client: pg.PoolClient, ranges: RowRange<B>[]): Promise<number[]>;
  /** The last statements before COMMIT. @param rejectedRows by batch, the rows that PostgreSQL refused */
  finish(client: pg.PoolClient, batches: { batch: B; rejectedRows: Set<number> }[]): Promise<void>;
}
