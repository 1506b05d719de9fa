import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logPatternsQuerySchema } from '../contracts/log-patterns';
import { logHistogramQuerySchema } from '../contracts/log-search';
import { evaluateLog } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { writeLogs } from '../store/write/write-logs';
import { NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { logHistogram } from './log-histogram';
import { logPatterns } from './log-patterns';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = nowNs() - 30n * NS_PER_MINUTE;
const stream = testStream({ service: 'sshd' });
const USERS = ['root', 'admin', 'git', 'mysql', 'uucp', 'ftp'];
/** Of the kinds that shippers send: syslog, HDFS, logfmt, JSON, paths and quotes, stack traces, odd white space, signs. */
const KINDS: ((n: number) => string)[] = [
  (n) =>
    `Failed password for ${USERS[(n / 9) % USERS.length]} from 10.0.${n % 250}.7 port ${20_000 + n} ssh2`,
  (n) => `Received block blk_${n % 2 ? '-' : ''}${n}88410 of size ${n} from /10.251.42.${n % 250}`,
  (n) => `level=info msg="order paid" order=${n} took=${n % 9}ms`,
  (n) => `{"event":"cart [x]","items":${n},"user":"u${n}"}`,
  (n) => `can't open "lot ${n} / a.csv" (C:\\data\\lot ${n}\\a.csv): 5% *done* ^$ {1}|?`,
  (n) => `Error: connection ${n} lost\n  at run (/srv/app/main.js:${n}:7)`,
  (n) => `  padded\tand  wide ${n} `,
  (n) => `🔥 Überlast ${n} %`,
  () => 'health check ok',
];

beforeAll(async () => {
  const records = Array.from({ length: 1_800 }, (_, n) =>
    testLog({
      time: timeNs(base + BigInt(n) * 500_000_000n),
      severityNumber: n % 9 === 5 ? 17 : 9,
      body: KINDS[n % KINDS.length]?.(n) ?? '',
      stream,
    }),
  );
  const old = testLog({ time: timeNs(base - 5n * NS_PER_HOUR), body: 'started', stream });
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: [old, ...records], digest: null });
});

describe.each(['fast', 'exact'] as const)('logPatterns, %s', (precision) => {
  it('groups all lines, and its counts make up what the histogram counts', async () => {
    const { total } = await logHistogram(ctx, logHistogramQuerySchema.parse({}));
    const answer = await logPatterns(ctx, logPatternsQuerySchema.parse({ precision }));
    expect(answer.total).toBe(total);
    expect(answer.patterns.map(({ count, read }) => [count, read])).toEqual(KINDS.map(() => [200, 200]));
    expect(answer).toMatchObject({
      rest: { patterns: 0, count: 0 },
      unread: 0,
      readTo: null,
      estimate: null,
    });
    const failed = answer.patterns.find(({ text }) => text.startsWith('Failed'));
    expect(failed).toMatchObject({
      clause: 'message:/^Failed password for \\S+ from \\S+ port \\S+ ssh2$/',
      severities: { INFO: 200 },
      services: [{ name: 'sshd', count: 200 }],
      isNew: true,
    });
    expect(failed?.trend.reduce((sum, n) => sum + n, 0)).toBe(200);
    // Which lines are kept for their values depends on when the test runs; that they are real and counted does not.
    const [user] = failed?.variables ?? [];
    expect(USERS).toEqual(expect.arrayContaining(user?.values.map(({ value }) => value) ?? ['none']));
    expect(user?.of).toBeGreaterThan(3);
    expect(user?.values.reduce((sum, { count }) => sum + count, 0)).toBe(user?.of);
    expect(answer.patterns.find(({ text }) => text.startsWith('Error'))?.severities).toEqual({ ERROR: 200 });
  });
});

it('gives each pattern a condition that its lines meet and no others, in SQL and by the rules', async () => {
  const { patterns } = await logPatterns(ctx, logPatternsQuerySchema.parse({}));
  for (const { clause, count, examples } of patterns) {
    const found = await logHistogram(ctx, logHistogramQuerySchema.parse({ q: clause }));
    expect([clause, found.total]).toEqual([clause, count]);
    const { total } = await logHistogram(ctx, logHistogramQuerySchema.parse({ q: `-${clause}` }));
    expect([clause, total]).toEqual([clause, 1_800 - count]);
    const { ast } = parseQuery(clause, 'log');
    for (const { text } of examples) {
      expect([text, evaluateLog(ast, testLog({ stream, body: text }), nowNs())]).toEqual([text, true]);
    }
  }
});

it('knows a pattern that was there in the period before', async () => {
  const from = `${BigInt(base) + 450n * 1_000_000_000n}`;
  const to = `${BigInt(base) + 900n * 1_000_000_000n}`;
  const { patterns } = await logPatterns(ctx, logPatternsQuerySchema.parse({ from, to }));
  expect(patterns.length).toBe(KINDS.length);
  expect(patterns.every(({ isNew }) => isNew === false)).toBe(true);
});

it('calls nothing new, and compares no counts, where the logs begin within the period before', async () => {
  const from = `${BigInt(base) - 4n * BigInt(NS_PER_HOUR)}`;
  const { patterns } = await logPatterns(ctx, logPatternsQuerySchema.parse({ from }));
  expect(patterns.map(({ isNew }) => isNew)).toEqual(KINDS.map(() => null));
  const compare = 'previous';
  const counts = await logHistogram(ctx, logHistogramQuerySchema.parse({ from, compare }));
  expect(counts).toMatchObject({ total: 1_800, previous: null });
  const short = await logHistogram(ctx, logHistogramQuerySchema.parse({ from: 'now-1h', compare }));
  expect(short.previous?.total).toBe(0);
});
