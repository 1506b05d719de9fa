import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../../scripts/launch/free-port.mjs';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DatabaseProxy } from '../../../scripts/torture/database-proxy';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { pool } from '../client/pools';
import { watchSilence } from './watch-silence';
import { writeLogs } from './write-logs';

const database = openTestDatabase();
let proxy: DatabaseProxy;
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? '');
  proxy = new DatabaseProxy(Number(url.port), await findFreePort());
  await proxy.open();
  process.env.DATABASE_URL = Object.assign(url, { hostname: '127.0.0.1', port: proxy.port }).href;
});
afterAll(async () => await proxy.close());

const digest = Buffer.alloc(32, 7);
const write = async () =>
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: [testLog(), testLog()], digest });

it('gives a write up when the database goes silent, and stores it once when it is sent again', async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: [testLog()], digest: null });
  // The rows are on their way, and from here on nothing comes back: the write waits until it is let go.
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock(7)');
  await database.query(
    `CREATE FUNCTION silence() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NULL; END'`,
  );
  await database.query('CREATE TRIGGER silence AFTER INSERT ON ingest_batch EXECUTE FUNCTION silence()');
  const outcome = expect(write()).rejects.toMatchObject({ code: 'unavailable' });
  for (;;) {
    const [row] = await database.query<{ n: bigint }>(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`,
    );
    if (row && row.n > 0n) break;
  }
  proxy.be('silent');
  await outcome;
  proxy.be('well');
  await holder.end();
  await database.query('DROP TRIGGER silence ON ingest_batch');
  const { stored, duplicates } = await write();
  expect(stored + duplicates).toBe(2);
  const [row] = await database.query<{ n: bigint }>('SELECT count(*) AS n FROM log');
  expect(row?.n).toBe(3n);
});

it('leaves a slow statement alone', async () => {
  const client = await pool('ingest').connect();
  let lost = 0;
  const end = watchSilence(client, () => lost++);
  try {
    await client.query('SELECT pg_sleep(5)');
    expect(lost).toBe(0);
  } finally {
    end();
    client.release();
  }
});

it('notices a connection of which PostgreSQL knows nothing to do', async () => {
  const client = await pool('ingest').connect();
  try {
    await client.query('BEGIN');
    await new Promise<void>((resolve) => watchSilence(client, resolve));
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
});
