import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { NS_PER_DAY } from '../../time/time-ns';
import { ensurePartitions } from './ensure-partitions';
import { makePartitionsAhead } from './make-partitions-ahead';
import { partitionBounds } from './partition-bounds';
import { forgetPartitions } from './partition-catalog';

const database = openTestDatabase();
const now = BigInt(Date.UTC(2026, 10, 22, 8)) * 1_000_000n;
const names = async (table: string) =>
  (
    await database.query<{ name: string }>(
      'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = to_regclass($1) ORDER BY 1',
      [table],
    )
  ).map(({ name }) => name);

it('makes today and two days ahead, once, however many ask at the same time', async () => {
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      forgetPartitions();
      await makePartitionsAhead(now);
    }),
  );
  expect(await names('log')).toEqual(['log_20261122', 'log_20261123', 'log_20261124']);
  expect(await names('span')).toEqual(['span_20261122', 'span_20261123', 'span_20261124']);
});

it('shows searches at once what it made, and what another process made when that is known', async () => {
  const before = await partitionBounds('log', {});
  const time = now - 600n * NS_PER_DAY;
  await ensurePartitions('log', [time], now);
  const after = await partitionBounds('log', {});
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.fromNs).toBeLessThanOrEqual(time);
  expect(after[0]?.toNs).toBeGreaterThan(time);
  await database.query(
    'CREATE TABLE log_2001 PARTITION OF log FOR VALUES FROM (978307200000000000) TO (1009843200000000000)',
  );
  forgetPartitions();
  expect(await partitionBounds('log', {})).toHaveLength(before.length + 2);
});

it('leaves a table alone that has the name already', async () => {
  await database.query('CREATE TABLE log_20261121 (mine int)');
  await ensurePartitions('log', [now - NS_PER_DAY], now);
  expect(await names('log')).toContain('log_20261121_v2');
});

it('fills the gap that other partitions leave, with the indexes of its parent', async () => {
  await ensurePartitions('log', [now - 40n * NS_PER_DAY, now - 4_000n * NS_PER_DAY], now);
  expect(await names('log')).toEqual(expect.arrayContaining(['log_202610', 'log_2015']));
  const indexes = await database.query(`SELECT FROM pg_indexes WHERE tablename = 'log_2015'`);
  const parent = await database.query(`SELECT FROM pg_indexes WHERE tablename = 'log'`);
  expect(indexes).toHaveLength(parent.length);
});
