import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { SpanRecord } from '../contracts/telemetry';
import { type TraceSummary, traceSearchQuerySchema } from '../contracts/trace-search';
import { writeLogs } from '../store/write/write-logs';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { getTrace } from './get-trace';
import { getTraceLogs } from './get-trace-logs';
import { listOperations } from './list-operations';
import { listServices } from './list-services';
import { searchTraces } from './search-traces';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 5n * NS_PER_HOUR, NS_PER_HOUR);
const TRACES = 300;
const MS = 1_000_000n;
const [gateway, model, db] = ['api-gateway', 'ml-model', 'postgres'].map((service) =>
  testStream({ service }),
);
const hex = (n: number, digits: number) => (n + 1).toString(16).padStart(digits, '0');
const traceIdOf = (n: number) => (n % 10 === 9 ? `trace-${n}` : hex(n * 7919, 32));

/** Trace n: gateway (root) → model → postgres twice; every seventh fails in postgres; three share each start time. */
function spansOf(n: number): SpanRecord[] {
  const traceId = traceIdOf(n);
  const start = base + BigInt(Math.floor(n / 3)) * NS_PER_MINUTE;
  const failed = n % 7 === 0;
  const span = (k: number, over: Partial<SpanRecord>) =>
    testSpan({
      traceId,
      spanId: k === 3 ? `span-${n}` : hex(0xfff0000000000 + n * 10 + k, 16),
      parentSpanId: k === 0 ? null : hex(0xfff0000000000 + n * 10, 16),
      start: timeNs(start + BigInt(k) * MS),
      attributes: { wafer_lot: `W-${n % 20}` },
      ...over,
    });
  return [
    span(0, {
      name: 'predict',
      durationNs: BigInt(100 + n) * MS,
      kind: 2,
      ...(gateway && { stream: gateway }),
    }),
    span(1, { name: 'yield', durationNs: 50n * MS, ...(model && { stream: model }) }),
    span(2, {
      name: 'SELECT',
      durationNs: BigInt(n % 40) * MS,
      ...(db && { stream: db }),
      status: failed ? 2 : 0,
    }),
    span(3, { name: 'SELECT', durationNs: 1n * MS, ...(db && { stream: db }) }),
  ];
}

beforeAll(async () => {
  const records = Array.from({ length: TRACES }, (_, n) => spansOf(n)).flat();
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  const logs = [2, 1, 0].map((k) =>
    testLog({ traceId: 'trace-9', spanId: 'span-9', body: `line ${k}`, time: timeNs(base + BigInt(k)) }),
  );
  logs.push(testLog({ traceId: 'ff'.repeat(16), time: timeNs(base) }));
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: logs, digest: null });
});

const range = { from: formatIsoNs(base), to: formatIsoNs(base + 5n * NS_PER_HOUR) };

async function page(input: Record<string, unknown>): Promise<TraceSummary[]> {
  const traces: TraceSummary[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 100; pages++) {
    const found = await searchTraces(ctx, traceSearchQuerySchema.parse({ ...range, ...input, cursor }));
    traces.push(...found.traces);
    if (found.nextCursor === null) return traces;
    expect(found.traces.length).toBeGreaterThan(0);
    cursor = found.nextCursor;
  }
  throw new Error('endless');
}

const ids = (traces: TraceSummary[]) => traces.map(({ traceId }) => traceId);
const numbers = Array.from({ length: TRACES }, (_, n) => n);
const expected = (keep: (n: number) => boolean) => numbers.filter(keep).map(traceIdOf).sort();

describe('searchTraces', () => {
  it.each(['newest', 'slowest'])('gives each trace on exactly one page, %s first', async (sort) => {
    for (const limit of [7, 50, 200]) {
      expect(ids(await page({ sort, limit })).sort()).toEqual(expected(() => true));
    }
  });

  it('orders by the start of the trace, and by its duration', async () => {
    const newest = await page({ service: 'postgres', limit: 31 });
    for (let i = 1; i < newest.length; i++) {
      expect((newest[i - 1]?.startTime ?? '') >= (newest[i]?.startTime ?? '')).toBe(true);
    }
    const slowest = await page({ service: 'api-gateway', sort: 'slowest', limit: 31 });
    expect(ids(slowest)).toEqual([...numbers].reverse().map(traceIdOf));
  });

  it.each([
    [{ status: 'error' }, (n: number) => n % 7 === 0],
    [{ status: 'error', service: 'api-gateway' }, () => false],
    [{ operation: 'SELECT', minDuration: '35ms' }, (n: number) => n % 40 >= 35],
    [
      { operation: 'SELECT', minDuration: '35ms', maxDuration: '0.036s', sort: 'slowest' },
      (n: number) => [35, 36].includes(n % 40),
    ],
    [{ q: 'wafer_lot:W-3' }, (n: number) => n % 20 === 3],
    [{ q: 'wafer_lot:W-3', service: 'ml-model', sort: 'slowest' }, (n: number) => n % 20 === 3],
    [{ q: 'status:error AND wafer_lot:W-0' }, (n: number) => n % 7 === 0 && n % 20 === 0],
    [{ service: 'nobody' }, () => false],
  ])('finds the traces with a span that meets %o', async (input, keep) => {
    expect(ids(await page({ ...input, limit: 11 })).sort()).toEqual(expected(keep));
  });

  it('takes a trace into the range that it starts in, with all of its spans', async () => {
    const start = base + 2n * NS_PER_MINUTE;
    const within = async (fromMs: bigint, toMs: bigint) => {
      const narrow = { from: formatIsoNs(start + fromMs * MS), to: formatIsoNs(start + toMs * MS) };
      return await searchTraces(ctx, traceSearchQuerySchema.parse({ ...narrow, status: 'error' }));
    };
    // The span that failed started 2 ms after its trace.
    expect((await within(2n, 3n)).traces).toEqual([]);
    expect((await within(0n, 1n)).traces).toEqual([
      {
        traceId: traceIdOf(7),
        rootService: 'api-gateway',
        rootOperation: 'predict',
        startTime: formatIsoNs(start),
        durationNs: (107n * MS).toString(),
        spanCount: 4,
        errorCount: 1,
        services: [
          { name: 'api-gateway', spanCount: 1, errorCount: 0 },
          { name: 'ml-model', spanCount: 1, errorCount: 0 },
          { name: 'postgres', spanCount: 2, errorCount: 1 },
        ],
        matchedSpanId: hex(0xfff0000000000 + 72, 16),
        matched: { spanIds: [hex(0xfff0000000000 + 72, 16)], count: 1, complete: true },
      },
    ]);
  });

  it('refuses garbage', async () => {
    const bad = (input: object) => searchTraces(ctx, traceSearchQuerySchema.parse({ ...range, ...input }));
    await expect(bad({ cursor: 'abc' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(bad({ minDuration: '999999999999h' })).rejects.toMatchObject({ code: 'bad_request' });
    expect(() => traceSearchQuerySchema.parse({ minDuration: '5 parsecs' })).toThrow();
  });
});

describe('getTrace', () => {
  it('gives a trace by id in any spelling, its spans by start', async () => {
    const trace = await getTrace(ctx, traceIdOf(8).replace(/^0+/, '').toUpperCase());
    expect(trace).toMatchObject({ traceId: traceIdOf(8), totalSpans: 4, truncated: false });
    expect(trace.durationNs).toBe((108n * MS).toString());
    expect(trace.spans.map(({ name, service }) => `${service} ${name}`)).toEqual([
      'api-gateway predict',
      'ml-model yield',
      'postgres SELECT',
      'postgres SELECT',
    ]);
    expect(trace.spans[1]?.parentSpanId).toBe(trace.spans[0]?.spanId);
    expect(trace.spans[3]?.spanId).toBe('span-8');
  });

  it('keeps ids that are no hex, and high bits of those that are', async () => {
    expect((await getTrace(ctx, 'trace-9')).spans).toHaveLength(4);
    const traceId = 'f'.repeat(32);
    const span = testSpan({ traceId, spanId: 'f'.repeat(16), parentSpanId: '8'.padEnd(16, '0') });
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: [span], digest: null });
    const [stored] = (await getTrace(ctx, traceId)).spans;
    expect(stored).toMatchObject({ spanId: 'f'.repeat(16), parentSpanId: '8'.padEnd(16, '0') });
  });

  it('says why a trace may be missing, and still has its logs', async () => {
    const missing = getTrace(ctx, 'ff'.repeat(16).replace('f', 'e'));
    await expect(missing).rejects.toMatchObject({ code: 'not_found', message: /sampled.*expired/ });
    await expect(getTrace(ctx, '0'.repeat(32))).rejects.toMatchObject({ code: 'bad_request' });
    expect(await getTraceLogs(ctx, 'trace-9')).toMatchObject({
      total: 3,
      truncated: false,
      logs: [{ body: 'line 0', spanId: 'span-9' }, { body: 'line 1' }, { body: 'line 2' }],
    });
  });

  it('cuts a huge trace and says so', async () => {
    const traceId = 'ab'.repeat(16);
    const start = timeNs(base - NS_PER_HOUR);
    const records = Array.from({ length: 20_001 }, (_, n) =>
      testSpan({ traceId, start, durationNs: BigInt(n) }),
    );
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
    const trace = await getTrace(ctx, traceId);
    expect(trace).toMatchObject({ totalSpans: 20_001, truncated: true, durationNs: '20000' });
    expect(trace.spans).toHaveLength(20_000);
  });
});

it('lists services and their operations', async () => {
  const { services } = await listServices(ctx, { points: 30 });
  expect(services).toContainEqual(expect.objectContaining({ name: 'postgres', logs: false, spans: true }));
  expect(services).toContainEqual(expect.objectContaining({ name: 'stdf-parser', logs: true, spans: true }));
  expect(await listOperations(ctx, 'postgres')).toEqual({ operations: ['SELECT'], sampled: null });
  expect(await listOperations(ctx, 'nobody')).toEqual({ operations: [], sampled: null });
});
