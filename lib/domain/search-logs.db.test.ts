import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import { logHistogramQuerySchema, logSearchQuerySchema } from '../contracts/log-search';
import type { LogRecord } from '../contracts/telemetry';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_DAY, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { logHistogram } from './log-histogram';
import { searchLogs } from './search-logs';

const database = openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const ROWS = 12_000;
const base = floorTo(nowNs() - 3n * NS_PER_DAY, NS_PER_HOUR);
const streams = ['stdf-parser', 'validate', 'load'].map((service) => testStream({ service }));
let random = 42;
const next = (below: number) => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return Math.floor((random / 2 ** 32) * below);
};

/** Three days of logs with many equal timestamps; a needle every 3,000; errors in a burst two days ago. */
function record(index: number): LogRecord {
  const burst = index % 10 === 0;
  const at = burst
    ? base + NS_PER_DAY + BigInt(next(600)) * 1_000_000_000n
    : base + BigInt(next(3 * 24 * 3600)) * 1_000_000_000n;
  const attributes: LogRecord['attributes'] = { wafer_lot: `W-${next(50)}`, index };
  if (index % 3_000 === 7) attributes.needle = 'yes';
  return testLog({
    time: timeNs(at + BigInt(next(3))),
    severityNumber: burst ? 17 : ([5, 9, 9, 9, 13][next(5)] ?? 9),
    body: burst ? `Voltage out of range: got ${next(100)}V` : 'parsed a file',
    attributes,
    stream: streams[next(3)] ?? testStream(),
  });
}

const everything = { from: formatIsoNs(base - 1n), to: formatIsoNs(base + 3n * NS_PER_DAY) };

beforeAll(async () => {
  const records = Array.from({ length: ROWS }, (_, index) => record(index));
  for (let at = 0; at < ROWS; at += 3_000) {
    await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: records.slice(at, at + 3_000), digest: null });
  }
});

async function page(input: Record<string, unknown>): Promise<Log[]> {
  const logs: Log[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const query = logSearchQuerySchema.parse({ ...everything, limit: 777, ...input, cursor });
    const found = await searchLogs(ctx, query);
    expect(found.searchedTo).toBeNull();
    logs.push(...found.logs);
    if (found.nextCursor === null) return logs;
    cursor = found.nextCursor;
  }
  throw new Error('endless');
}

const place = ({ id }: Log) => id.split('-').map(BigInt) as [bigint, bigint];
const inOrder = (a: Log, b: Log) => {
  const [[aTime, aSeq], [bTime, bSeq]] = [place(a), place(b)];
  return aTime < bTime || (aTime === bTime && aSeq < bSeq);
};

const QUERIES = [
  '',
  'level:ERROR',
  'service:stdf-parser',
  'service:validate AND level:ERROR',
  'NOT level:INFO',
  'needle:yes',
  'wafer_lot:W-7',
  'wafer_lot:W-7 AND level:WARN',
  'Voltage',
  '"out of range"',
  'index:>11000',
  'needle:no',
];

describe('searchLogs', () => {
  it.each(['newest', 'oldest'])('gives every log once, in total order, %s first', async (order) => {
    const logs = await page({ order });
    expect(logs).toHaveLength(ROWS);
    expect(new Set(logs.map(({ id }) => id)).size).toBe(ROWS);
    for (let i = 1; i < logs.length; i++) {
      const [a, b] = [logs[i - 1], logs[i]];
      expect(a && b && (order === 'newest' ? inOrder(b, a) : inOrder(a, b))).toBe(true);
    }
  });

  it.each(QUERIES)(
    'finds the same logs whichever end it starts from, and as many as are counted: %s',
    async (q) => {
      const newest = await page({ q, limit: 100 });
      const oldest = await page({ q, order: 'oldest', limit: 333 });
      expect(oldest.map(({ id }) => id).reverse()).toEqual(newest.map(({ id }) => id));
      const { total, buckets } = await logHistogram(ctx, logHistogramQuerySchema.parse({ ...everything, q }));
      expect(total).toBe(newest.length);
      expect(buckets.reduce((sum, bucket) => sum + bucket.total, 0)).toBe(total);
    },
  );

  it('finds needles: a match in 3,000', async () => {
    expect((await page({ q: 'needle:yes' })).map(({ attributes }) => attributes.needle)).toEqual(
      Array.from({ length: ROWS / 3_000 }, () => 'yes'),
    );
  });

  it.each([
    'x',
    'bmV3ZXN0',
    'bmV3ZXN0IDEgMg',
    Buffer.from('newest 99999999999999999999 1').toString('base64url'),
  ])('refuses a cursor it did not make: %s', async (cursor) => {
    const query = logSearchQuerySchema.parse({ ...everything, order: 'oldest', cursor });
    await expect(searchLogs(ctx, query)).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('refuses a range that ends before it begins, and says why', async () => {
    const query = logSearchQuerySchema.parse({ from: 'now', to: 'now-1h' });
    await expect(searchLogs(ctx, query)).rejects.toThrow(/later than/);
    const nonsense = logSearchQuerySchema.parse({ from: 'yesterday' });
    await expect(searchLogs(ctx, nonsense)).rejects.toThrow(/now-1h/);
  });
});

describe('logHistogram', () => {
  const ranges = [
    { from: base + 7n, to: base + NS_PER_DAY + 13n },
    { from: base + NS_PER_MINUTE * 3n + 1_234_567_890n, to: base + 2n * NS_PER_DAY - 987_654_321n },
    { from: base + NS_PER_DAY + 59_500_000_000n, to: base + NS_PER_DAY + 61_000_000_000n },
    { from: base + NS_PER_DAY, to: base + NS_PER_DAY + 5n * NS_PER_MINUTE },
  ].map(({ from, to }) => ({ from: formatIsoNs(from), to: formatIsoNs(to) }));

  it.each(ranges)('counts exactly what search finds between unaligned edges: %o', async (range) => {
    for (const q of ['', 'level:ERROR', 'service:load', 'wafer_lot:W-7']) {
      const found = (await page({ ...range, q })).length;
      for (const buckets of [1, 7, 60, 500]) {
        const answer = await logHistogram(ctx, logHistogramQuerySchema.parse({ ...range, q, buckets }));
        expect({ q, buckets, total: answer.total }).toEqual({ q, buckets, total: found });
        expect(answer.buckets.length).toBeLessThanOrEqual(buckets);
      }
    }
  });

  it('puts each log into its own bucket and class, the rollup as the raw rows', async () => {
    const logs = await page({});
    // The second form means the same but cannot be answered from the rollup.
    for (const q of ['', 'NOT needle:never']) {
      const answer = await logHistogram(
        ctx,
        logHistogramQuerySchema.parse({ ...everything, q, buckets: 100 }),
      );
      const stepNs = BigInt(answer.bucketMs) * 1_000_000n;
      const expected = new Map<string, number>();
      for (const log of logs) {
        const key = `${formatIsoNs(floorTo(place(log)[0], stepNs))} ${log.severity}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const given = answer.buckets.flatMap(({ time, counts }) =>
        Object.entries(counts).map(([name, count]) => [`${time} ${name}`, count] as const),
      );
      expect(new Map(given)).toEqual(expected);
    }
  });

  it('stands the period before beside the buckets', async () => {
    const range = { from: formatIsoNs(base + NS_PER_DAY), to: formatIsoNs(base + 2n * NS_PER_DAY) };
    const now = await logHistogram(ctx, logHistogramQuerySchema.parse({ ...range, compare: 'previous' }));
    const before = await logHistogram(
      ctx,
      logHistogramQuerySchema.parse({ from: formatIsoNs(base), to: range.from }),
    );
    expect(now.previous?.total).toBe(before.total);
    expect(now.previous?.totals).toEqual(before.buckets.map(({ total }) => total));
  });
});

it('finds rare lines in a partition that another process made a moment ago', async () => {
  const years = { from: '2003-01-01', to: formatIsoNs(base + 3n * NS_PER_DAY), q: 'needle:yes' };
  expect(await page(years)).toHaveLength(4);
  const march = 1_046_649_600n * 1_000_000_000n;
  await database.query(
    `CREATE TABLE log_2003 PARTITION OF log FOR VALUES FROM (${march - NS_PER_DAY}) TO (${march + NS_PER_DAY})`,
  );
  await database.query(
    `INSERT INTO log SELECT (jsonb_populate_record(l, jsonb_build_object('time_ns', $1::bigint))).* FROM log l
     WHERE l.attributes ? 'needle' LIMIT 1`,
    [march],
  );
  for (const order of ['newest', 'oldest']) expect(await page({ ...years, order })).toHaveLength(5);
});
