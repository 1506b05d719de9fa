import { expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { pool } from '../store/client/pools';
import { closeStore } from './ingest-lifecycle';

const database = openTestDatabase();

it('leaves no connection behind', async () => {
  const connections = async () =>
    await database.query(
      `SELECT application_name AS name FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'throughline-%' ORDER BY 1`,
    );
  for (const name of ['search', 'ingest', 'control'] as const) await pool(name).query('SELECT 1');
  expect(await connections()).toHaveLength(3);
  await closeStore();
  await expect.poll(connections, { timeout: 30_000 }).toEqual([]);
});
