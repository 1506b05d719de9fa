import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { errorTopQuerySchema, errorTrendsQuerySchema } from '../contracts/error-trends';
import { logSearchQuerySchema } from '../contracts/log-search';
import type { LogRecord } from '../contracts/telemetry';
import { writeLogs } from '../store/write/write-logs';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { errorTop } from './error-top';
import { errorTrends } from './error-trends';
import { searchLogs } from './search-logs';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 5n * NS_PER_HOUR, NS_PER_HOUR);
const range = { from: formatIsoNs(base), to: formatIsoNs(base + NS_PER_HOUR) };
const parser = testStream({ service: 'stdf-parser', serviceVersion: '3.1' });
const serving = testStream({ service: 'ml-serving', serviceVersion: null });
const quiet = testStream({ service: 'auth', serviceVersion: null });

const repeat = (count: number, make: (n: number) => Partial<LogRecord>): LogRecord[] =>
  Array.from({ length: count }, (_, n) =>
    testLog({ time: at(n), severityNumber: 17, attributes: {}, ...make(n) }),
  );
const at = (n: number) => timeNs(base + BigInt(n % 60) * NS_PER_MINUTE + 30_000_000_000n);
const before = (n: number) => timeNs(at(n) - NS_PER_HOUR);

const longAgo = (n: number) => timeNs(at(n) - 24n * NS_PER_HOUR);
const stack = 'java.lang.IllegalStateException: at a.b.C "x" '.repeat(200);

const voltage = (n: number) => `Voltage out of range: got ${n}V, expected [-5V, 15V]`;
const records = [
  ...repeat(40, (n) => ({ stream: parser, body: voltage(n), attributes: { error_type: 'ValidationError' } })),
  ...repeat(10, (n) => ({
    stream: parser,
    body: voltage(n),
    time: before(n),
    attributes: { error_type: 'ValidationError' },
  })),
  ...repeat(160, (n) => ({ stream: parser, severityNumber: 9, body: `parsed ${n}` })),
  ...repeat(30, (n) => ({
    stream: serving,
    body: `FeatureError: "f${n}" missing for trace ${n.toString(16).padStart(32, 'a1')}`,
    attributes: { 'error.type': 'FeatureError', model_version: 'v2.1' },
  })),
  ...repeat(170, () => ({ stream: serving, severityNumber: 9, attributes: { model_version: 'v2.1' } })),
  ...repeat(2, () => ({
    stream: serving,
    body: 'out of memory',
    severityNumber: 21,
    attributes: { model_version: 'v2.0' },
  })),
  ...repeat(198, () => ({ stream: serving, severityNumber: 9, attributes: { model_version: 'v2.0' } })),
  ...repeat(5, () => ({ stream: quiet, body: 'denied', attributes: { 'exception.type': 'AuthError' } })),
  ...['a', 'b'].flatMap((end, n) =>
    repeat(2, () => ({
      stream: parser,
      time: longAgo(n),
      body: 'trace',
      attributes: { 'exception.type': `${stack}${end}` },
    })),
  ),
  ...repeat(7, (n) => ({ stream: quiet, body: 'denied', time: before(n) })),
];

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  const span = (n: number, start: bigint, status: number) =>
    testSpan({
      traceId: (n + 1).toString(16).padStart(32, '0'),
      name: 'parse',
      start: timeNs(start),
      status,
      stream: parser,
    });
  const spans = [
    ...Array.from({ length: 20 }, (_, n) => span(n, at(n), n < 8 ? 2 : 0)),
    ...Array.from({ length: 10 }, (_, n) => span(100 + n, before(n), n < 3 ? 2 : 1)),
  ];
  for (let n = 0; n < 50; n++) {
    const name = `${String(n).padStart(2, '0')} ${'"'.repeat(1_000)}`;
    spans.push(testSpan({ name, start: longAgo(n), status: 2, stream: parser }));
  }
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans, digest: null });
});

const trends = async (input: object) =>
  await errorTrends(ctx, errorTrendsQuerySchema.parse({ ...range, ...input }));
const top = async (input: object = {}) =>
  await errorTop(ctx, errorTopQuerySchema.parse({ ...range, ...input }));

describe('errorTrends', () => {
  it('splits errors by service beside all logs and the hour before', async () => {
    const answer = await trends({});
    expect(answer).toMatchObject({ total: 77, previousTotal: 17, logsTotal: 605, previousLogsTotal: 17 });
    expect(answer.series.map(({ counts: _, ...series }) => series)).toEqual([
      { key: 'stdf-parser', isOther: false, total: 40, previousTotal: 10, logsTotal: 200 },
      { key: 'ml-serving', isOther: false, total: 32, previousTotal: 0, logsTotal: 400 },
      { key: 'auth', isOther: false, total: 5, previousTotal: 7, logsTotal: 5 },
    ]);
    expect(answer.times).toHaveLength(60);
    expect(answer.errors[0]).toBe(4);
    for (const { counts, total } of answer.series) expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
  });

  it('splits by error type in all its spellings', async () => {
    const { series } = await trends({ groupBy: 'error_type' });
    expect(
      series.map(({ key, total, previousTotal, logsTotal }) => ({ key, total, previousTotal, logsTotal })),
    ).toEqual([
      { key: 'ValidationError', total: 40, previousTotal: 10, logsTotal: 40 },
      { key: 'FeatureError', total: 30, previousTotal: 0, logsTotal: 30 },
      { key: 'AuthError', total: 5, previousTotal: 0, logsTotal: 5 },
      { key: null, total: 2, previousTotal: 7, logsTotal: null },
    ]);
  });

  it('splits by version, of the service or else of the model, so that their rates compare', async () => {
    const { series } = await trends({ groupBy: 'version' });
    expect(series.map(({ key, total, logsTotal }) => ({ key, total, logsTotal }))).toEqual([
      { key: '3.1', total: 40, logsTotal: 200 },
      { key: 'v2.1', total: 30, logsTotal: 200 },
      { key: null, total: 5, logsTotal: null },
      { key: 'v2.0', total: 2, logsTotal: 200 },
    ]);
  });

  it('sums the smaller groups up and keeps every total', async () => {
    const { series, total } = await trends({ series: 1 });
    expect(series).toMatchObject([
      { key: 'stdf-parser', total: 40 },
      { key: null, isOther: true, total: 37, previousTotal: 7, logsTotal: null },
    ]);
    expect(series.reduce((sum, one) => sum + one.total, 0)).toBe(total);
  });

  it('counts only what the query matches', async () => {
    const answer = await trends({ q: 'model_version:v2.1' });
    expect(answer).toMatchObject({ total: 30, logsTotal: 200, previousTotal: 0 });
    await expect(trends({ q: 'level:(' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});

describe('errors with very long values', () => {
  const day = 24n * NS_PER_HOUR;
  const long = { from: formatIsoNs(base - day), to: formatIsoNs(base - day + NS_PER_HOUR) };

  it('group by the start of the value, with the right totals', async () => {
    const { series } = await trends({ ...long, groupBy: 'error_type' });
    expect(series).toMatchObject([{ key: stack.slice(0, 256), total: 4, logsTotal: 4 }]);
  });

  it('do not stand in the way of the failing operations', async () => {
    const { operations } = await top({ ...long, limit: 50 });
    expect(operations).toHaveLength(50);
    for (const { count, spanCount } of operations) expect([count, spanCount]).toEqual([1, 1]);
  });
});

describe('errorTop', () => {
  it('ranks services, operations and messages beside the hour before', async () => {
    const answer = await top();
    expect(answer.services).toEqual([
      { service: 'stdf-parser', count: 40, previousCount: 10 },
      { service: 'ml-serving', count: 32, previousCount: 0 },
      { service: 'auth', count: 5, previousCount: 7 },
    ]);
    expect(answer.operations).toEqual([
      { service: 'stdf-parser', operation: 'parse', count: 8, previousCount: 3, spanCount: 20 },
    ]);
    expect(
      answer.messages.map(({ service, message, count, previousCount }) => [
        service,
        message,
        count,
        previousCount,
      ]),
    ).toEqual([
      ['stdf-parser', 'Voltage out of range: got <*>, expected [-<*>]', 40, 10],
      ['ml-serving', 'FeatureError: <*> missing for trace <*>', 30, 0],
      ['auth', 'denied', 5, 7],
      ['ml-serving', 'out of memory', 2, 0],
    ]);
    expect(answer.sampled).toBeNull();
  });

  it('gives with each message a query that finds exactly its logs', async () => {
    const { messages } = await top();
    expect(messages).toHaveLength(4);
    for (const { query, count, exampleId } of messages) {
      const found = await searchLogs(ctx, logSearchQuerySchema.parse({ ...range, q: query }));
      expect({ query, count: found.logs.length }).toEqual({ query, count });
      expect(found.logs.map(({ id }) => id)).toContain(exampleId);
    }
  });

  it('keeps to the query and the limit', async () => {
    const answer = await top({ q: 'service:ml-serving', limit: 1 });
    expect(answer.services).toEqual([{ service: 'ml-serving', count: 32, previousCount: 0 }]);
    expect(answer.messages).toHaveLength(1);
  });
});
