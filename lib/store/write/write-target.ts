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
  /** Puts the rows in. @returns for each range those of its rows that were there already and are not stored again */
  insertRows(client: pg.PoolClient, ranges: RowRange<B>[]): Promise<ReadonlySet<number>[]>;
  /**
   * The last statements before COMMIT.
   * @param batches `absent`: rows that are not stored, because PostgreSQL refused them or they were there already
   * @returns what to count once the COMMIT is through
   */
  finish(
    client: pg.PoolClient,
    batches: { batch: B; absent: ReadonlySet<number> }[],
  ): Promise<(() => void) | undefined>;
}
