import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePools } from '../lib/store/client/pools';
import { stopStoreUpkeep } from '../lib/store/write/store-upkeep';

export interface TestDatabase {
  readonly url: string;
  /** Runs SQL beside the product's own pools; int8 comes back as bigint. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/**
 * Gives this test file a fresh, migrated database and names it in DATABASE_URL before anything opens a pool. Call it once,
 * at the top of the file; each file runs in a process of its own. After the tests, pools are closed and it is dropped.
 */
export function openTestDatabase(): TestDatabase {
  const { adminUrl, template } = inject('testServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  let own: pg.Pool | undefined;

  beforeAll(async () => {
    await onServer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    process.env.DATABASE_URL = url.href;
    process.env.LOG_LEVEL ??= 'silent';
    own = new pg.Pool({ connectionString: url.href, max: 2, types });
    own.on('error', () => undefined);
  });

  afterAll(async () => {
    stopStoreUpkeep();
    await closePools();
    await own?.end();
    await onServer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return {
    url: url.href,
    async query<Row extends object>(text: string, values: unknown[] = []) {
      if (!own) throw new Error('The test database is there only while tests run.');
      return (await own.query<Row>(text, values)).rows;
    },
  };
}

async function onServer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
