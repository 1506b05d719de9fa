import type pg from 'pg';
import { isSilence } from '../client/database-error';
import { pool } from '../client/pools';
import {
  knownPartitions,
  loadPartitions,
  type PartitionedTable,
  rememberPartitions,
} from './partition-catalog';
import { partitionName, planPartition } from './plan-partition';

// Any number that nothing else in the database locks on.
const ADVISORY_LOCK = 7_216_640_912;

/**
 * Makes sure that every one of these times has a partition. Costs nothing when the process knows them already.
 * @param times nanoseconds since the epoch, in any order
 * @param options.reload does not trust what the process knows
 * Rejects with the driver's error when the database does not make them.
 */
export async function ensurePartitions(
  table: PartitionedTable,
  times: Iterable<bigint>,
  now: bigint,
  options: { reload?: boolean } = {},
): Promise<void> {
  const known = options.reload ? [] : (knownPartitions(table) ?? []);
  const missing = [...times].filter((time) => !planPartition(time, now, known).exists);
  if (missing.length === 0) return;
  let client: pg.PoolClient | undefined;
  let broken = false;
  try {
    client = await pool('control').connect();
    await createMissing(client, table, missing, now);
  } catch (error) {
    broken = isSilence(error);
    if (!broken) {
      await client?.query('ROLLBACK').catch(() => {
        broken = true;
      });
    }
    throw error;
  } finally {
    client?.release(broken);
  }
}

/**
 * ATTACH takes a weaker lock on the parent than CREATE TABLE … PARTITION OF, so writers and readers go on meanwhile.
 * The advisory lock makes the plan of one process the truth for the next.
 */
async function createMissing(
  client: pg.PoolClient,
  table: PartitionedTable,
  times: bigint[],
  now: bigint,
): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '10s'`);
  await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
  const existing = await loadPartitions(
    async ({ text, values }) => (await client.query(text, values)).rows,
    table,
  );
  const added = [];
  for (const time of times) {
    const { range, exists } = planPartition(time, now, [...existing, ...added]);
    if (exists) continue;
    const name = await freeName(client, partitionName(table, range));
    await client.query(`CREATE TABLE ${name} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
    await client.query(
      `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${range.from}') TO ('${range.to}')`,
    );
    added.push(range);
  }
  await client.query('COMMIT');
  rememberPartitions(table, [...existing, ...added]);
}

/** A table of that name may be left from before, detached or someone's own: it is never touched. */
async function freeName(client: pg.PoolClient, wanted: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const name = attempt === 1 ? wanted : `${wanted}_v${attempt}`;
    const { rows } = await client.query<{ taken: boolean }>('SELECT to_regclass($1) IS NOT NULL AS taken', [
      name,
    ]);
    if (!rows[0]?.taken) return name;
  }
}
