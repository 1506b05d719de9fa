import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logContextQuerySchema } from '../contracts/log-context';
import { logFieldsQuerySchema, logSearchQuerySchema } from '../contracts/log-search';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { getLog } from './get-log';
import { logContext } from './log-context';
import { logFields } from './log-fields';
import { searchLogs } from './search-logs';

// With time enough on any machine: late, fewer rows are read than were asked for.
vi.mock(import('../store/logs/sample-logs'), async (load) => {
  const { sampleLogs } = await load();
  const patiently: typeof sampleLogs = async (ctx, asked) =>
    await sampleLogs(ctx, { ...asked, budgetMs: 20_000 });
  return { sampleLogs: patiently };
});

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = nowNs() - 30n * NS_PER_MINUTE;
const traceId = 'c'.repeat(32);
const streams = [testStream({ service: 'load', environment: null }), testStream({ service: 'index' })];

beforeAll(async () => {
  const records = Array.from({ length: 6_000 }, (_, n) =>
    testLog({
      time: timeNs(base + BigInt(Math.floor(n / 3))),
      severityNumber: n < 1_000 ? 17 : 9,
      body: `line ${n}`,
      traceId: n % 100 === 50 ? traceId : null,
      attributes: {
        n,
        parity: n % 2 === 0 ? 'even' : 'odd',
        ...(n % 10 === 0 ? { list: ['a', 'b', 'a'] } : {}),
      },
      stream: streams[n % 2] ?? testStream(),
    }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

describe('logFields', () => {
  it('gives all fields of all logs, built-in ones first', async () => {
    const answer = await logFields(ctx, logFieldsQuerySchema.parse({ q: 'parity:*', values: 2 }));
    expect(answer).toMatchObject({
      sampled: 6_000,
      exact: true,
      total: 6_000,
      totalFields: answer.fields.length,
    });
    expect(answer.fields.slice(0, 4).map(({ name, kind, count }) => [name, kind, count])).toEqual([
      ['level', 'builtin', 6_000],
      ['service', 'builtin', 6_000],
      ['environment', 'builtin', 3_000],
      ['version', 'builtin', 6_000],
    ]);
    const field = (name: string) => answer.fields.find((one) => one.name === name);
    expect(field('level')?.values).toEqual([
      { value: 'INFO', count: 5_000 },
      { value: 'ERROR', count: 1_000 },
    ]);
    expect(field('n')).toMatchObject({ type: 'number', distinct: 6_000, kind: 'attribute' });
    expect(field('list')).toMatchObject({
      type: 'list',
      count: 600,
      values: [
        { value: 'a', count: 600 },
        { value: 'b', count: 600 },
      ],
    });
    expect(field('host.name')).toMatchObject({ kind: 'resource', values: [{ value: 'h1', count: 6_000 }] });
  });

  it('samples the whole range when asked to be fast, and says what of', async () => {
    const answer = await logFields(ctx, logFieldsQuerySchema.parse({ q: 'parity:*', precision: 'fast' }));
    expect(answer).toMatchObject({ exact: false, total: 6_000 });
    expect(answer.sampled).toBeGreaterThan(4_500);
    expect(answer.sampled).toBeLessThanOrEqual(5_000);
    const numbers = answer.fields.find(({ name }) => name === 'level');
    // The oldest sixth are errors: the newest 5,000 would know of none.
    const errors = numbers?.values.find(({ value }) => value === 'ERROR')?.count ?? 0;
    expect(errors).toBeGreaterThan(5_000 / 6 - 150);
    expect(errors).toBeLessThan(5_000 / 6 + 150);
  });

  it('is exact where it reads all matches', async () => {
    const answer = await logFields(ctx, logFieldsQuerySchema.parse({ q: 'level:ERROR' }));
    expect(answer).toMatchObject({ sampled: 1_000, exact: true });
  });
});

it('keeps a page of huge messages small, and still gives every one', async () => {
  const body = 'x'.repeat(1024 * 1024);
  const large = Array.from({ length: 20 }, (_, n) =>
    testLog({ time: timeNs(base - NS_PER_MINUTE - BigInt(n)), body, attributes: { large: true } }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: large, digest: null });
  const seen: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const found = await searchLogs(ctx, logSearchQuerySchema.parse({ q: 'large:true', cursor }));
    expect(found.logs.length).toBeLessThanOrEqual(17);
    seen.push(...found.logs.map(({ id }) => id));
    cursor = found.nextCursor ?? undefined;
  } while (cursor !== undefined && ++pages < 10);
  expect(new Set(seen).size).toBe(20);
  expect(seen).toHaveLength(20);
});

describe('logContext', () => {
  const around = async (n: number, input: object) => {
    const [log] = (await searchLogs(ctx, logSearchQuerySchema.parse({ q: `n:${n}` }))).logs;
    const { before, after } = await logContext(ctx, log?.id ?? '', logContextQuerySchema.parse(input));
    return [...before, ...after].map(({ attributes }) => attributes.n);
  };

  it('gives the neighbours of all logs, of the service and of the trace, oldest first', async () => {
    expect(await around(3_050, { scope: 'all', limit: 2 })).toEqual([3_048, 3_049, 3_051, 3_052]);
    expect(await around(3_050, { scope: 'service', limit: 2 })).toEqual([3_046, 3_048, 3_052, 3_054]);
    expect(await around(3_050, { scope: 'trace', limit: 2 })).toEqual([2_850, 2_950, 3_150, 3_250]);
    expect(await around(5_999, { scope: 'service', limit: 1 })).toEqual([5_997]);
  });

  it('says what is wrong with an id or a scope', async () => {
    const input = logContextQuerySchema.parse({ scope: 'trace' });
    await expect(logContext(ctx, 'nonsense', input)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(getLog(ctx, '1-1')).rejects.toMatchObject({ code: 'not_found' });
    await expect(getLog(ctx, '9999999999999999999-1')).rejects.toMatchObject({ code: 'bad_request' });
    const [log] = (await searchLogs(ctx, logSearchQuerySchema.parse({ q: 'n:3051' }))).logs;
    await expect(logContext(ctx, log?.id ?? '', input)).rejects.toThrow(/belongs to no trace/);
    expect(await getLog(ctx, log?.id ?? '')).toEqual(log);
  });
});
