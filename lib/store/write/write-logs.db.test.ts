import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog, testStream } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import type { LogRecord } from '../../contracts/telemetry';
import type { WriteOutcome } from '../../contracts/write-batch';
import { nowNs, timeNs } from '../../time/time-ns';
import { readIngestCounters } from '../status/ingest-counters';
import { writeLogs } from './write-logs';

const database = openTestDatabase();
const digestOf = (text: string) => createHash('sha256').update(text).digest();
const write = async (records: LogRecord[], digest: Uint8Array | null = null): Promise<WriteOutcome> =>
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest });
const count = async () => Number((await database.query<{ n: bigint }>('SELECT count(*) n FROM log'))[0]?.n);

/** What the rollups by minute and by hour say and what the rows say, by service and class. */
async function disagreements(): Promise<object[]> {
  const of = async (table: string, stepNs: string) =>
    await database.query(`
    WITH raw AS (
      SELECT time_ns / ${stepNs} * ${stepNs} AS bucket_ns, service_id,
             CASE WHEN severity BETWEEN 1 AND 24 THEN (severity + 3) / 4 ELSE 0 END AS class, count(*) AS n
        FROM log GROUP BY 1, 2, 3),
    rolled AS (
      SELECT bucket_ns, service_id, class - 1 AS class, sum(n) AS n
        FROM ${table}, unnest(ARRAY[n_unset, n_trace, n_debug, n_info, n_warn, n_error, n_fatal])
             WITH ORDINALITY AS c (n, class)
       GROUP BY 1, 2, 3 HAVING sum(n) > 0)
    SELECT * FROM raw FULL JOIN rolled USING (bucket_ns, service_id, class)
     WHERE raw.n IS DISTINCT FROM rolled.n`);
  return [
    ...(await of('log_rollup_minute', '60000000000')),
    ...(await of('log_rollup_hour', '3600000000000')),
  ];
}

beforeEach(async () => {
  await database.query('TRUNCATE log, log_rollup_minute, log_rollup_hour, ingest_batch');
});

describe('writeLogs', () => {
  it('stores every field as it came', async () => {
    const time = timeNs(nowNs() - 5n);
    const stream = testStream({ service: 'wafer', scopeName: 'scope', scopeAttributes: { a: [1, 'b'] } });
    const attributes = { 'die.x': 3, ok: true, text: 'tab\tback\\slash\nline', list: [1, 'zwei', false] };
    await write([
      testLog({
        time,
        observedTime: timeNs(time + 3n),
        severityNumber: 18,
        severityText: 'ERR',
        body: 'Voltage\tout of \\range\r\n☂ 𝄞',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        spanId: 'ffffffffffffffff',
        attributes,
        stream,
      }),
      testLog({ time, severityText: 'INFO', traceId: 'trace-1f3c', spanId: 'span-1' }),
    ]);
    const rows = await database.query<Record<string, unknown>>(
      `SELECT log.*, service.name AS service, stream.scope_name, stream.scope_attributes, stream.resource
         FROM log JOIN stream ON stream.id = stream_id JOIN service ON service.id = log.service_id ORDER BY seq`,
    );
    expect(rows[0]).toMatchObject({
      time_ns: time,
      observed_ns: time + 3n,
      severity: 18,
      severity_text: 'ERR',
      body: 'Voltage\tout of \\range\r\n☂ 𝄞',
      body_json: false,
      trace_key: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
      shard_key: 0x0e0e4736,
      span_key: -1n,
      trace_text: null,
      span_text: null,
      attributes,
      service: 'wafer',
      scope_name: 'scope',
      scope_attributes: { a: [1, 'b'] },
      resource: { 'host.name': 'h1' },
    });
    expect(rows[1]).toMatchObject({ severity_text: null, trace_text: 'trace-1f3c', span_text: 'span-1' });
  });

  it('keeps count and rollup exact under concurrent writers', async () => {
    const base = nowNs();
    const batches = Array.from({ length: 40 }, (_, batch) =>
      Array.from({ length: 250 }, (_, i) =>
        testLog({
          time: timeNs(base - BigInt(i) * 1_000_000_000n),
          severityNumber: (batch + i) % 26,
          stream: testStream({ service: `service-${i % 7}` }),
        }),
      ),
    );
    const outcomes = await Promise.all(batches.map(async (records) => await write(records)));
    expect(outcomes.every(({ stored, duplicates }) => stored === 250 && duplicates === 0)).toBe(true);
    expect(await count()).toBe(10_000);
    expect(await disagreements()).toEqual([]);
    expect(await database.query(`SELECT FROM service WHERE name LIKE 'service-_'`)).toHaveLength(7);
    expect(await database.query(`SELECT FROM stream WHERE resource ? 'host.name'`)).toHaveLength(8 + 1);
  });

  it('gives sequence numbers in the order of arrival', async () => {
    const time = nowNs();
    for (let batch = 0; batch < 3; batch++)
      await write(Array.from({ length: 20 }, (_, i) => testLog({ time, body: String(batch * 20 + i) })));
    const rows = await database.query<{ body: string }>('SELECT body FROM log ORDER BY time_ns, seq');
    expect(rows.map(({ body }) => Number(body))).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });

  it('stores a batch that is sent again once, one after the other and at the same time', async () => {
    const records = [testLog(), testLog()];
    const first = await write(records, digestOf('a'));
    const again = [await write(records, digestOf('a')), await write(records, digestOf('a'))];
    expect(first).toMatchObject({ stored: 2, duplicateBatch: false });
    for (const outcome of again)
      expect(outcome).toMatchObject({ stored: 0, duplicates: 2, duplicateBatch: true });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async () => await write(records, digestOf('b'))),
    );
    expect(outcomes.filter(({ duplicateBatch }) => !duplicateBatch)).toHaveLength(1);
    expect(await count()).toBe(4);
    expect(await disagreements()).toEqual([]);
  });

  it('refuses the name of a batch on another body, sent later or at the same time', async () => {
    const named = async (body: string, name = 'name') =>
      await writeLogs({
        tenantId: DEFAULT_TENANT_ID,
        records: [testLog({ body })],
        digest: digestOf(name),
        bodyDigest: digestOf(body),
      });
    expect(await named('one')).toMatchObject({ stored: 1 });
    expect(await named('one')).toMatchObject({ stored: 0, duplicateBatch: true });
    await expect(named('two')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Idempotency-Key.*Nothing of this one is stored/),
    });
    expect(readIngestCounters().lastErrors[0]).toMatchObject({
      source: 'store',
      message: expect.stringMatching(/Idempotency-Key/),
    });
    const crowd = await Promise.allSettled(
      Array.from({ length: 8 }, async (_, i) => await named(i % 2 ? 'odd' : 'even', 'crowd')),
    );
    expect(crowd.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    expect(await count()).toBe(2);
  });

  it('stores nothing under a service that got no id, and says so', async () => {
    await database.query(
      `CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    );
    await database.query('CREATE TRIGGER lose BEFORE INSERT ON service FOR EACH ROW EXECUTE FUNCTION lose()');
    const lost = write([testLog({ stream: testStream({ service: 'lost' }) })]);
    await expect(lost).rejects.toMatchObject({ code: 'internal' });
    await database.query('DROP FUNCTION lose CASCADE');
    expect(await count()).toBe(0);
    expect(await database.query('SELECT FROM stream WHERE service_id = 0')).toEqual([]);
  });

  it('loses no neighbour of records the store cannot take, and names those', async () => {
    await database.query(`ALTER TABLE log ADD CONSTRAINT poison CHECK (body <> 'poison')`);
    const bad = Array.from({ length: 100 }, (_, i) =>
      testLog({
        body: i === 17 || i === 64 ? 'poison' : 'fine',
        severityNumber: i === 30 ? 99_999 : 9,
      }),
    );
    const tooOld = testLog({ time: timeNs(BigInt(Date.UTC(1999, 11, 31)) * 1_000_000n) });
    const [good, mixed] = await Promise.all([
      write([testLog(), testLog()]),
      write([tooOld, ...bad], digestOf('bad')),
    ]);
    expect(good).toMatchObject({ stored: 2, rejected: [] });
    expect(mixed.stored).toBe(97);
    expect(mixed.rejected.map(({ index }) => index)).toEqual([0, 18, 31, 65]);
    expect(mixed.rejected[1]?.reason).toMatch(/poison/);
    expect(mixed.rejected[2]?.reason).toMatch(/99_?999/);
    expect(await count()).toBe(99);
    await database.query('ALTER TABLE log DROP CONSTRAINT poison');
    expect(await disagreements()).toEqual([]);
  });

  it('repairs what PostgreSQL has no place for', async () => {
    const broken = { 'k\0ey': 'a\0b', high: '\ud800x', list: ['\udc00'] };
    const outcome = await write([testLog({ body: 'nul\0 high \ud800', attributes: broken })]);
    expect(outcome).toMatchObject({ stored: 1, rejected: [] });
    expect(await database.query('SELECT body, attributes FROM log')).toEqual([
      { body: 'nul high �', attributes: { key: 'ab', high: '�x', list: ['�'] } },
    ]);
  });

  it('puts 26 years of history in tens of partitions, and tomorrow in its day', async () => {
    const day = 86_400_000;
    const records = [];
    for (let ms = Date.UTC(2000, 0, 1); ms < Date.now() + day; ms += 5 * day)
      records.push(testLog({ time: timeNs(BigInt(ms) * 1_000_000n) }));
    records.push(testLog({ time: timeNs(nowNs() + 86_000_000_000_000n) }));
    const outcome = await write(records);
    expect(outcome).toMatchObject({ stored: records.length, rejected: [] });
    const parts = await database.query(`SELECT FROM pg_inherits WHERE inhparent = 'log'::regclass`);
    expect(parts.length).toBeGreaterThan(26);
    expect(parts.length).toBeLessThan(65);
    expect(await disagreements()).toEqual([]);
  });
});
