import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog, testSpan } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { pool } from '../client/pools';
import { drainWrites } from './drain-writes';
import { pruneDigests } from './prune-digests';
import { writeLogs } from './write-logs';
import { writeSpans } from './write-spans';

const database = openTestDatabase();
const number = async (sql: string) => Number((await database.query<{ n: bigint }>(sql))[0]?.n);
const batch = async (length: number, digest: Buffer | null) =>
  await writeLogs({
    tenantId: DEFAULT_TENANT_ID,
    records: Array.from({ length }, () => testLog()),
    digest,
  });

beforeAll(async () => {
  await batch(1, null);
  await database.query('TRUNCATE log, log_rollup_minute, log_rollup_hour, ingest_batch');
});

it('is exact when connections are killed in the midst of writing', async () => {
  let writing = true;
  let kills = 0;
  let batches = 0;
  let givenUp = 0;
  const killer = (async () => {
    // Bounded: on a slow machine no transaction is as short as the pause between two kills. On a quick one the senders go
    // on until enough were killed.
    while (writing && kills < 30) {
      const killed = await database.query<{ done: boolean }>(
        `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity
          WHERE application_name = 'throughline-ingest' AND datname = current_database() AND random() < 0.5`,
      );
      kills += killed.length;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  const senders = Array.from({ length: 6 }, async (_, sender) => {
    let stored = 0;
    for (let round = 0; round < 12 || kills <= 5; round++) {
      batches++;
      const digest = round % 2 === 0 ? null : createHash('sha256').update(`${sender} ${round}`).digest();
      // A sender sends the same batch again until it is acknowledged; one without a digest only sends it once.
      for (let sent = false; !sent; ) {
        const outcome = await batch(100, digest).catch(() => null);
        sent = outcome !== null || digest === null;
        if (outcome === null && digest === null) givenUp++;
        // What an unanswered COMMIT had stored comes back as a duplicate.
        stored += (outcome?.stored ?? 0) + (outcome?.duplicates ?? 0);
      }
    }
    return stored;
  });
  const stored = (await Promise.all(senders)).reduce((a, b) => a + b, 0);
  writing = false;
  await killer;
  expect(kills).toBeGreaterThan(5);
  // Every batch with a digest was sent until acknowledged. One without may have been given up while connections kept
  // dying; then it was not acknowledged, and it is stored whole or not at all.
  const rows = await number('SELECT count(*) n FROM log');
  expect(rows).toBeGreaterThanOrEqual(stored);
  expect(rows).toBeLessThanOrEqual(100 * batches);
  expect(rows % 100).toBe(0);
  expect(batches).toBeGreaterThanOrEqual(72);
  expect(stored + 100 * givenUp).toBe(100 * batches);
  for (const table of ['log_rollup_minute', 'log_rollup_hour'])
    expect(await number(`SELECT sum(n_info)::bigint n FROM ${table}`)).toBe(rows);
});

it('answers with the truth when the COMMIT landed but its answer was lost', async () => {
  const lost = pool('ingest');
  const connect = lost.connect.bind(lost) as () => Promise<import('pg').PoolClient>;
  let losses = 0;
  lost.connect = (async () => {
    const client = await connect();
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const answer = query(...args);
        if (args[0] !== 'COMMIT' || losses > 0) return answer;
        losses++;
        return answer.then(() => {
          throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        });
      },
    });
    return client;
  }) as typeof lost.connect;
  const before = await number('SELECT count(*) n FROM log');
  const outcome = await batch(10, null).finally(() => Object.assign(lost, { connect }));
  expect(losses).toBe(1);
  expect(outcome).toMatchObject({ stored: 10, duplicates: 0, duplicateBatch: false });
  expect(await number('SELECT count(*) n FROM log')).toBe(before + 10);
});

it('makes a dropped partition again', async () => {
  const parts = await database.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'log'::regclass`,
  );
  for (const { name } of parts) await database.query(`DROP TABLE ${name}`);
  expect(await batch(5, null)).toMatchObject({ stored: 5 });
});

it('prunes digests after an hour', async () => {
  expect(await pruneDigests()).toBe(0);
  const held = await number('SELECT count(*) n FROM ingest_batch');
  expect(await pruneDigests(Date.now() + 3_700_000)).toBe(held);
});

it('drains: what was received is committed, what comes after is refused', async () => {
  const spans = Array.from({ length: 500 }, () => testSpan());
  const last = writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans, digest: null });
  expect(await drainWrites()).toBe(true);
  expect(await last).toMatchObject({ stored: 500 });
  await expect(batch(1, null)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await number('SELECT count(*) n FROM span')).toBe(500);
});
