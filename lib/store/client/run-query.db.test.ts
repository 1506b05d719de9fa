import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { pool } from './pools';
import { runQuery, withConnection } from './run-query';

const database = openTestDatabase();
const sleeping = { text: 'SELECT pg_sleep($1::float8) AS slept', values: [20] };
const running = async () =>
  Number(
    (
      await database.query<{ n: bigint }>(
        `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
          AND query LIKE 'SELECT pg_sleep%'`,
      )
    )[0]?.n,
  );

async function until(wanted: number): Promise<void> {
  for (let tries = 0; (await running()) !== wanted; tries++) {
    if (tries > 200) throw new Error(`not ${wanted} statements running`);
    await sleep(20);
  }
}

describe('runQuery', () => {
  it('ends the statement in PostgreSQL when the caller goes away', async () => {
    const caller = new AbortController();
    const query = runQuery(sleeping, { signal: caller.signal, timeoutMs: 30_000 });
    const outcome = expect(query).rejects.toMatchObject({ code: 'canceled' });
    await until(1);
    caller.abort();
    await outcome;
    expect(await running()).toBe(0);
  });

  it('ends the statement at its time limit', async () => {
    const limit = { text: `SELECT current_setting('statement_timeout') AS limit`, values: [] };
    expect(await runQuery(limit, { timeoutMs: 100 })).toEqual([{ limit: '100ms' }]);
    await expect(runQuery(sleeping, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    expect(await running()).toBe(0);
  });

  it('never starts for a caller who has gone', async () => {
    const gone = AbortSignal.abort();
    await expect(runQuery(sleeping, { signal: gone })).rejects.toMatchObject({ code: 'canceled' });
    const caller = new AbortController();
    const two = withConnection({ signal: caller.signal }, async (run) => {
      await run({ text: 'SELECT 1', values: [] });
      caller.abort();
      return await run(sleeping);
    });
    await expect(two).rejects.toMatchObject({ code: 'canceled' });
  });

  it('never cancels the next request on the same connection', async () => {
    // Aborts at every moment of a short statement's life; whoever takes the connection next must not feel it.
    for (let round = 0; round < 150; round++) {
      const caller = new AbortController();
      const first = runQuery({ text: 'SELECT pg_sleep(0.001)', values: [] }, { signal: caller.signal }).catch(
        (error: { code: string }) => expect(error.code).toBe('canceled'),
      );
      await sleep(round % 6);
      caller.abort();
      await first;
      const next = await runQuery<{ n: number }>({ text: 'SELECT 7 AS n, pg_sleep(0.002)', values: [] });
      expect(next[0]?.n).toBe(7);
    }
  });

  it('reads one snapshot in all statements of a connection, and cannot write', async () => {
    await withConnection({}, async (run) => {
      const count = { text: 'SELECT count(*) AS n FROM tenant', values: [] };
      const [before] = await run<{ n: bigint }>(count);
      await database.query(`INSERT INTO tenant (name) VALUES ('other')`);
      expect(await run<{ n: bigint }>(count)).toEqual([before]);
    });
    const write = runQuery({ text: `INSERT INTO tenant (name) VALUES ('x')`, values: [] });
    await expect(write).rejects.toThrow(/read-only/);
  });

  it('goes on with a new connection after its server process was ended', async () => {
    const query = runQuery(sleeping, { timeoutMs: 30_000 });
    const outcome = expect(query).rejects.toMatchObject({ code: 'unavailable' });
    await until(1);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()`,
    );
    await outcome;
    expect(await runQuery({ text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }]);
    expect(pool('search').totalCount).toBeGreaterThan(0);
  });

  it('refuses text that PostgreSQL cannot store as a mistake of the caller', async () => {
    const query = runQuery({ text: 'SELECT $1::text', values: ['a\0b'] });
    await expect(query).rejects.toMatchObject({ code: 'bad_request' });
  });
});
