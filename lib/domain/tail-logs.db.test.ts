import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { logTailQuerySchema, type TailEvent } from '../contracts/log-tail';
import type { LogRecord } from '../contracts/telemetry';
import { pool } from '../store/client/pools';
import { claimDigests } from '../store/write/claim-digests';
import { encodeLogs } from '../store/write/encode-logs';
import { logTarget } from '../store/write/log-target';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_HOUR, nowNs, timeNs } from '../time/time-ns';
import { readTailCursor, writeTailCursor } from './tail-cursor';
import { tailLogs } from './tail-logs';

const database = openTestDatabase();
const ids = new Set<number>();
let next = 0;
let reader = new AbortController();

beforeEach(async () => {
  await database.query('TRUNCATE log, log_rollup_minute, log_rollup_hour, ingest_batch');
  reader = new AbortController();
  ids.clear();
});
afterEach(() => reader.abort());

/** New logs with a number each; every third is late by up to a day. */
function records(count: number, level = 9): LogRecord[] {
  return Array.from({ length: count }, () => {
    const n = next++;
    ids.add(n);
    const lateNs = n % 3 === 0 ? (BigInt(n % 24) * NS_PER_HOUR) / 2n : 0n;
    return testLog({ time: timeNs(nowNs() - lateNs), severityNumber: level, attributes: { n } });
  });
}

const write = async (rows: LogRecord[]) =>
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: rows, digest: null });

/** As another process does it: a transaction of its own that commits some time after it began. */
async function writeSlowly(rows: LogRecord[], heldMs: number): Promise<void> {
  await write([testLog({ time: rows[0]?.time ?? nowNs(), attributes: { makes: 'partition' } })]);
  const batch = await encodeLogs({ tenantId: DEFAULT_TENANT_ID, records: rows, digest: null });
  const client = await pool('ingest').connect();
  try {
    await client.query('BEGIN');
    await claimDigests(client, [batch], new Date());
    await logTarget.insertRows(client, [{ batch, from: 0, to: rows.length }]);
    await sleep(heldMs);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const open = (input: object = {}, lastEventId: string | null = null) =>
  tailLogs(
    { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: reader.signal },
    logTailQuerySchema.parse({ from: 'now-7d', ...input }),
    lastEventId,
  );

async function take(tail: AsyncGenerator<TailEvent, void>): Promise<TailEvent> {
  const { value } = await tail.next();
  if (!value) throw new Error('The tail has ended.');
  return value;
}

const numbersOf = (event: TailEvent) =>
  event.event === 'logs' || event.event === 'start'
    ? event.data.logs.flatMap(({ attributes }) => (attributes.n === undefined ? [] : [Number(attributes.n)]))
    : [];

describe('tailLogs', () => {
  it('begins with the newest matches and goes on with what is committed', async () => {
    await write(records(30));
    const errors = records(5, 17);
    await write(errors);
    const tail = open({ q: 'level:ERROR', last: 3 });
    const start = await take(tail);
    expect(start).toMatchObject({ event: 'start', data: { gap: null } });
    const newest = errors.toSorted((a, b) => Number(a.time - b.time)).slice(-3);
    expect(numbersOf(start)).toEqual(newest.map(({ attributes }) => attributes.n));
    await write(records(10));
    const [late] = records(1, 17);
    const [fresh] = records(1, 17);
    if (!late || !fresh) throw new Error('no records');
    late.time = timeNs(nowNs() - 20n * NS_PER_HOUR);
    fresh.time = nowNs();
    await write([fresh, late]);
    expect(numbersOf(await take(tail))).toEqual([late.attributes.n, fresh.attributes.n]);
  });

  it('sends each log once while many write, commits come out of order and the reader reconnects', async () => {
    const several = Array.from({ length: 3 }, (_, index) => index);
    const writers: Promise<unknown>[] = [
      ...several.map(async () => {
        for (let batch = 0; batch < 30; batch++) {
          await write(records(1 + (next % 40)));
          await sleep(next % 20);
        }
      }),
      ...several.map(async (index) => {
        for (let batch = 0; batch < 8; batch++)
          await writeSlowly(records(1 + (next % 15)), 10 + ((next * 7) % (150 * (index + 1))));
      }),
    ];
    let tail = open({ last: 1000 });
    const seen = numbersOf(await take(tail));
    // One batch is seen at once, and comes in several events.
    writers.push(write(records(1_600)));
    // What is committed last, with the newest time, comes last: whatever has not come by then is lost.
    const [end] = records(1);
    if (!end) throw new Error('no record');
    end.time = timeNs(nowNs() + NS_PER_HOUR);
    const last = Number(end.attributes.n);
    const written = Promise.all(writers).then(async () => await write([end]));
    let inParts = 0;
    for (let events = 1; !seen.includes(last); events++) {
      const event = await take(tail);
      const numbers = numbersOf(event);
      seen.push(...numbers);
      if (event.event === 'logs') expect(event.data).toMatchObject({ skipped: 0, unread: 0 });
      const isPart = event.event === 'logs' && event.data.logs.length === 500;
      if (isPart) inParts++;
      if (events % 4 === 0 || isPart) {
        await tail.return();
        await sleep(events % 3 === 0 ? 200 : 0);
        tail = open({}, event.id);
      }
    }
    await written;
    expect(inParts).toBeGreaterThan(2);
    expect(seen.toSorted((a, b) => a - b)).toEqual([...ids].toSorted((a, b) => a - b));
  });

  it('begins with what was committed before, and each log that is committed while it begins comes once', async () => {
    for (let round = 0; round < 20; round++) {
      const first = await take(open({ last: 1000 }));
      const rows = [write(records(20)), write(records(20))];
      const start = await take(open({ last: 1000 }));
      await Promise.all(rows);
      const [end] = records(1);
      if (!end) throw new Error('no record');
      await write([end]);
      const seen = numbersOf(start);
      for (const tail = open({}, start.id); !seen.includes(Number(end.attributes.n)); )
        seen.push(...numbersOf(await take(tail)));
      expect(seen.toSorted((a, b) => a - b)).toEqual([...ids].toSorted((a, b) => a - b));
      expect(numbersOf(first).length).toBeLessThan(seen.length);
      reader.abort();
      reader = new AbortController();
    }
  });

  it('is not held up by a transaction that stays open', async () => {
    const client = await pool('ingest').connect();
    try {
      await client.query('BEGIN; SELECT pg_current_xact_id()');
      const tail = open({ last: 0 });
      await take(tail);
      await write(records(1));
      // The other transaction is still open: nothing but the write brings this.
      expect(numbersOf(await take(tail))).toEqual([...ids]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('counts what it skips when more arrives than anyone can read', async () => {
    const tail = open({ last: 0 });
    await take(tail);
    for (let batches = 0; batches < 12; batches++) await write(records(1_000));
    let sent = 0;
    let skipped = 0;
    while (sent + skipped < 12_000) {
      const event = await take(tail);
      if (event.event !== 'logs') continue;
      sent += event.data.logs.length;
      skipped += event.data.skipped;
    }
    expect(sent + skipped).toBe(12_000);
    expect(sent).toBeGreaterThanOrEqual(9_000);
    expect(skipped).toBeGreaterThan(0);
  });

  it('says when it cannot go on without a gap', async () => {
    const first = await take(open({ last: 0 }));
    const at = readTailCursor(first.id ?? '', Date.now());
    if ('gap' in at) throw new Error(at.gap);
    const old = writeTailCursor({ ...at, atMs: Date.now() - 3_600_000 });
    const again = await take(open({ last: 5 }, old));
    expect(again).toMatchObject({ event: 'start', data: { gap: expect.stringContaining('longer') } });
    const elsewhere = { snapshot: '999999999:999999999:', atMs: Date.now(), part: null };
    const foreign = await take(open({ last: 5 }, writeTailCursor(elsewhere)));
    expect(foreign).toMatchObject({ event: 'start', data: { gap: expect.stringContaining('replaced') } });
    expect(() => open({}, 'nonsense')).toThrow(/cursor/);
    const wrong = { ...elsewhere, snapshot: '5:1:9' };
    expect(() => open({}, writeTailCursor(wrong))).toThrow(/Last-Event-ID/);
    const part = { snapshot: '5:1:9', after: { timeNs: 0n, seq: 0n } };
    expect(() => open({}, writeTailCursor({ ...at, part }))).toThrow(/Last-Event-ID/);
  });

  it('begins anew, and says why, when its reader stood still for longer than is known what arrived', async () => {
    const tail = open({ last: 5 });
    await take(tail);
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    try {
      await write(records(2));
      await database.query('DELETE FROM ingest_batch');
      const again = await take(tail);
      expect(again).toMatchObject({ event: 'start', data: { gap: expect.stringContaining('longer') } });
      expect(numbersOf(again).toSorted()).toEqual([...ids].toSorted());
      await write(records(1));
      expect(await take(tail)).toMatchObject({ event: 'logs' });
    } finally {
      now.mockRestore();
    }
  });

  it('ends its statement in PostgreSQL when the reader leaves', async () => {
    const running = async () => {
      const [row] = await database.query<{ n: bigint }>(
        `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
          AND query LIKE '%ingest_batch%' AND pid <> pg_backend_pid()`,
      );
      return Number(row?.n);
    };
    const tail = open({ last: 0 });
    await take(tail);
    const client = await pool('ingest').connect();
    try {
      await client.query('BEGIN; LOCK TABLE ingest_batch IN ACCESS EXCLUSIVE MODE');
      const stuck = tail.next();
      for (let tries = 0; (await running()) === 0; tries++) {
        if (tries > 100) throw new Error('no statement was started');
        await sleep(20);
      }
      reader.abort();
      expect(await stuck).toEqual({ done: true, value: undefined });
      // The look for all tails has a limit of its own; the tail's own statement is gone at once.
      expect(await running()).toBeLessThanOrEqual(1);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('serves a bounded number, and gives a place back when its reader leaves', () => {
    const open24 = Array.from({ length: 24 }, () => open());
    expect(open24).toHaveLength(24);
    expect(() => open()).toThrow(/24 live views/);
    reader.abort();
    reader = new AbortController();
    expect(() => open()).not.toThrow();
  });
});
