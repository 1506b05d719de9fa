import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { DOCUMENT_IDS_KEPT_MS, pruneDocuments } from './prune-documents';
import { writeLogs } from './write-logs';

const database = openTestDatabase();
const hash = (text: string) => createHash('sha256').update(text).digest();
const key = (id: string, content = id) =>
  Buffer.concat([hash(id).subarray(0, 16), hash(content).subarray(0, 8)]);
const count = async () => Number((await database.query<{ n: bigint }>('SELECT count(*) n FROM log'))[0]?.n);
const rollup = async () => {
  const sums = await database.query<{ n: bigint | null }>(`SELECT sum(n_info)::bigint n FROM log_rollup_minute
    UNION SELECT sum(n_info)::bigint FROM log_rollup_hour`);
  // Minutes and hours agree.
  expect(sums).toHaveLength(1);
  return Number(sums[0]?.n ?? 0);
};

const write = async (keys: (Buffer | null)[], bodies = keys.map((_, at) => `line ${at}`)) =>
  await writeLogs({
    tenantId: DEFAULT_TENANT_ID,
    records: bodies.map((body) => testLog({ body, severityNumber: 9 })),
    digest: null,
    recordKeys: keys,
  });

beforeEach(async () => {
  await database.query('TRUNCATE log, log_rollup_minute, log_rollup_hour, ingest_batch, document_id');
});

describe('records with keys', () => {
  it('are stored once, whatever batch they come in', async () => {
    expect(await write([key('a'), null, key('b')])).toMatchObject({ stored: 3, known: [] });
    expect(await write([key('b'), key('c'), null, key('a', 'changed')])).toMatchObject({
      stored: 2,
      duplicates: 2,
      known: [
        { index: 0, sameContent: true },
        { index: 3, sameContent: false },
      ],
    });
    expect(await count()).toBe(5);
    expect(await rollup()).toBe(5);
  });

  it('of one key in one batch are stored once: the first', async () => {
    const outcome = await write([key('a'), key('a', 'other'), key('a')], ['first', 'second', 'third']);
    expect(outcome).toMatchObject({
      stored: 1,
      known: [
        { index: 1, sameContent: false },
        { index: 2, sameContent: true },
      ],
    });
    expect(await database.query('SELECT body FROM log')).toEqual([{ body: 'first' }]);
  });

  it('sent many times at once are stored once', async () => {
    const keys = Array.from({ length: 200 }, (_, at) => key(`doc ${at}`));
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, async (_, at) => await write(at % 2 ? keys : [...keys].reverse())),
    );
    expect(outcomes.reduce((sum, { stored }) => sum + stored, 0)).toBe(200);
    expect(await count()).toBe(200);
    expect(await rollup()).toBe(200);
  });

  it('that PostgreSQL refuses leave no key behind', async () => {
    await database.query(`ALTER TABLE log ADD CONSTRAINT trap CHECK (body <> 'bad') NOT VALID`);
    try {
      expect(await write([key('a'), key('b')], ['bad', 'good'])).toMatchObject({
        stored: 1,
        rejected: [{ index: 0 }],
      });
    } finally {
      await database.query('ALTER TABLE log DROP CONSTRAINT trap');
    }
    expect(await write([key('a'), key('b')], ['bad', 'good'])).toMatchObject({
      stored: 1,
      known: [{ index: 1, sameContent: true }],
    });
  });

  it('tell where each log lies, also when the batch comes again', async () => {
    const batch = { tenantId: DEFAULT_TENANT_ID, records: [testLog(), testLog()], digest: hash('batch') };
    const first = await writeLogs(batch);
    const again = await writeLogs(batch);
    expect(again).toMatchObject({ duplicateBatch: true, seqs: first.seqs });
    const rows = await database.query<{ seq: bigint }>('SELECT seq FROM log ORDER BY seq');
    expect(rows.map(({ seq }) => Number(seq))).toEqual(
      first.seqs?.flatMap(({ from, count }) => Array.from({ length: count }, (_, at) => from + at)),
    );
  });

  it('are forgotten after a day', async () => {
    await write([key('a')]);
    expect(await pruneDocuments()).toBe(0);
    expect(await pruneDocuments(Date.now() + DOCUMENT_IDS_KEPT_MS + 60_000)).toBe(1);
    expect(await write([key('a')])).toMatchObject({ stored: 1 });
  });
});
