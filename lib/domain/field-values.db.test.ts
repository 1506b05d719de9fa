import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logStatsQuerySchema } from '../contracts/log-stats';
import { logValuesQuerySchema } from '../contracts/log-values';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { fieldStats } from './field-stats';
import { fieldValues } from './field-values';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = nowNs() - 30n * NS_PER_MINUTE;
const streams = [
  testStream({ service: 'load', environment: 'production', resource: { 'host.name': 'alpha' } }),
  testStream({ service: 'index', environment: 'staging', resource: { 'host.name': 'beta' } }),
];

beforeAll(async () => {
  const records = Array.from({ length: 600 }, (_, n) =>
    testLog({
      time: timeNs(base + BigInt(n)),
      severityNumber: n < 100 ? 17 : 9,
      body: `line ${n}`,
      attributes: {
        n,
        text: String(n % 5),
        path: n % 3 === 0 ? '/api/users' : '/users/api',
        ...(n % 2 === 0 ? { user: `u-${n % 4}`, tags: ['A', 'b', 'A'] } : {}),
        ...(n === 7 ? { odd: 'x "y" %_\\', level: 'attribute' } : {}),
        mixed: n % 4 === 0 ? n : 'word',
      },
      stream: streams[n % 2] ?? testStream(),
    }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const values = async (query: object) => {
  const answer = await fieldValues(ctx, logValuesQuerySchema.parse(query));
  return answer.values.map(({ value, count }) => [value, count]);
};

describe('fieldValues', () => {
  it('counts in the rest of the query, most frequent first', async () => {
    expect(await values({ field: 'level' })).toEqual([
      ['INFO', 500],
      ['ERROR', 100],
    ]);
    expect(await values({ field: 'service', q: 'level:ERROR' })).toEqual([
      ['index', 50],
      ['load', 50],
    ]);
    expect(await values({ field: 'service', q: 'n<3' })).toEqual([
      ['load', 2],
      ['index', 1],
    ]);
    expect(await values({ field: 'user', q: 'level:ERROR' })).toEqual([
      ['u-0', 25],
      ['u-2', 25],
    ]);
  });

  it('puts what begins with the prefix before what only holds it, in any case', async () => {
    expect(await values({ field: 'path', prefix: '/API' })).toEqual([
      ['/api/users', 200],
      ['/users/api', 400],
    ]);
    expect(await values({ field: 'n', prefix: '59', limit: 3 })).toEqual([
      ['59', 1],
      ['590', 1],
      ['591', 1],
    ]);
    expect(await values({ field: 'tags', prefix: 'a' })).toEqual([['A', 300]]);
  });

  it('knows what a resource holds, and takes signs of other languages for what they are', async () => {
    expect(await values({ field: 'host.name', prefix: 'al' })).toEqual([['alpha', 300]]);
    expect(await values({ field: 'environment', q: 'service:index' })).toEqual([['staging', 300]]);
    expect(await values({ field: 'odd', prefix: 'x "y" %_\\' })).toEqual([['x "y" %_\\', 1]]);
    expect(await values({ field: 'odd', prefix: '%' })).toEqual([['x "y" %_\\', 1]]);
    expect(await values({ field: 'attributes.level' })).toEqual([['attribute', 1]]);
    expect(await values({ field: 'no such field' })).toEqual([]);
  });
});

describe('fieldStats', () => {
  const stats = (query: object) => fieldStats(ctx, logStatsQuerySchema.parse(query));

  it('says who has a number field and how it is distributed, exactly', async () => {
    const answer = await stats({ field: 'n', q: 'level:ERROR', values: 2 });
    expect(answer).toMatchObject({ type: 'number', total: 100, present: 100, distinct: 100, estimate: null });
    expect(answer.numbers).toMatchObject({ count: 100, min: 0, p50: 49, p95: 94, p99: 98, max: 99 });
    expect(answer.numbers?.buckets.reduce((all, { count }) => all + count, 0)).toBe(100);
    expect(answer.values).toHaveLength(2);
  });

  it('counts numbers sent as text, and not a few numbers among words', async () => {
    expect((await stats({ field: 'text' })).numbers).toMatchObject({ min: 0, max: 4 });
    expect(await stats({ field: 'mixed' })).toMatchObject({ type: 'mixed', numbers: null, present: 600 });
  });

  it('says the share that has it, each value of a list once a log', async () => {
    expect(await stats({ field: 'tags' })).toMatchObject({
      type: 'list',
      total: 600,
      present: 300,
      values: [
        { value: 'A', count: 300 },
        { value: 'b', count: 300 },
      ],
    });
    expect(await stats({ field: 'nothing' })).toMatchObject({
      type: null,
      total: 600,
      present: 0,
      values: [],
    });
    expect(await stats({ field: 'level', q: 'service:load' })).toMatchObject({
      total: 300,
      values: [
        { value: 'INFO', count: 250 },
        { value: 'ERROR', count: 50 },
      ],
    });
  });

  it('refuses a field that is a time, and a query that is wrong', async () => {
    await expect(stats({ field: '@timestamp' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(stats({ field: 'n', q: 'level:' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});
