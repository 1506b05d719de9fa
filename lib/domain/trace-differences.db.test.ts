import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { writeTraceBox } from '../contracts/trace-box';
import { traceDifferencesQuerySchema } from '../contracts/trace-differences';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import { seededRandom } from '../store/sample/seeded-random';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, msFromTimeNs, NS_PER_HOUR, NS_PER_SECOND, nowNs, timeNs } from '../time/time-ns';
import { traceDifferences } from './trace-differences';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 5n * NS_PER_HOUR, NS_PER_HOUR);
const MS = 1_000_000n;
const TRACES = 600;
const [gateway, store, canary, database] = [
  testStream({ service: 'gateway' }),
  testStream({ service: 'store', serviceVersion: '1.0' }),
  testStream({ service: 'store', serviceVersion: '1.1' }),
  testStream({ service: 'database' }),
];

/**
 * Every request goes gateway → store → database three times. A fifth runs on the canary of the store, whose queries lack
 * an index: these take 800 ms and more instead of 60. Ids differ in every trace, sizes at random.
 */
beforeAll(async () => {
  const random = seededRandom('trace differences');
  const records = Array.from({ length: TRACES }, (_, n) => {
    const isCanary = n % 5 === 0;
    const traceId = (n + 1).toString(16).padStart(32, '0');
    const start = timeNs(base + BigInt(n) * 5n * NS_PER_SECOND);
    const ms = isCanary ? 800 + Math.floor(random() * 100) : 60 + Math.floor(random() * 20);
    const root = testSpan({
      traceId,
      start,
      durationNs: BigInt(ms) * MS,
      name: 'GET /orders',
      kind: 2,
      stream: gateway,
      attributes: {
        'request.id': `r-${n}`,
        region: n % 2 === 0 ? 'eu' : 'us',
        bytes: Math.floor(random() * 1e6),
      },
    });
    const child = testSpan({
      traceId,
      parentSpanId: root.spanId,
      start: timeNs(start + MS),
      durationNs: BigInt(ms - 2) * MS,
      name: 'find_orders',
      stream: isCanary ? canary : store,
      attributes: {},
    });
    const queries = [0, 1, 2].map((k) =>
      testSpan({
        traceId,
        parentSpanId: child.spanId,
        start: timeNs(start + 2n * MS),
        durationNs: BigInt(isCanary && k === 1 ? ms - 40 : 10 + Math.floor(random() * 9)) * MS,
        name: 'SELECT',
        stream: database,
        attributes: {
          'db.plan': isCanary && k === 2 ? 'seq scan' : 'index scan',
          rows: isCanary ? 9000 + k : 10 + k,
        },
        ...(isCanary && k === 2 && n % 10 === 0 ? { status: 2, statusMessage: 'statement timeout' } : {}),
      }),
    );
    return [root, child, ...queries];
  }).flat();
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const hour = { from: formatIsoNs(base), to: formatIsoNs(base + NS_PER_HOUR) };
const slow = writeTraceBox({
  fromMs: msFromTimeNs(timeNs(base)),
  toMs: msFromTimeNs(timeNs(base + NS_PER_HOUR)) - 1,
  minNs: 500 * 1e6,
  maxNs: 5e9,
});
const ask = (input: Record<string, unknown> = {}) =>
  traceDifferences(ctx, traceDifferencesQuerySchema.parse({ ...hour, box: slow, ...input }));

describe('traceDifferences', () => {
  it('names what the slow traces have and the others have not, counted in traces', async () => {
    const { box, rest, differences } = await ask();
    expect(box).toEqual({ traces: 120, spans: 600, all: true, tooLarge: 0 });
    expect(rest).toEqual({ traces: 480, spans: 2400, all: true, tooLarge: 0 });
    const named = differences
      .flatMap((one) => [one, ...one.same])
      .map(({ field, value }) => `${field} ${value}`);
    expect(named).toContain('version 1.1');
    expect(named).toContain('db.plan seq scan');
    const [first] = differences;
    expect(first?.box).toEqual({ count: 120, share: 1 });
    expect(first?.rest).toEqual({ count: 0, share: 0 });
    expect(first?.lift).toBeNull();
    // The query is what takes long, not the store and the gateway, which wait for it.
    expect(named.filter((text) => text.startsWith('duration of'))).toEqual([
      expect.stringMatching(/^duration of database SELECT ≥ 1\d ms$/),
    ]);
    // What every trace has, and what is another in each, sets none apart.
    expect(named.filter((text) => /^(request\.id|region|bytes|kind|root|operation) /.test(text))).toEqual([]);
  });

  it('says which operation failed, as a condition that finds these traces', async () => {
    const { differences } = await ask({ limit: 100 });
    const failed = differences
      .flatMap((one) => [one, ...one.same])
      .find(({ field }) => field === 'failed operation');
    expect(failed?.value).toBe('database SELECT');
    expect(failed?.condition).toBe('has{service:"database" AND name:"SELECT" AND status:error}');
    for (const { condition } of differences) {
      expect(parseTraceQuery(condition).diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
    }
  });

  it('finds nothing where the box is like the rest', async () => {
    const half = writeTraceBox({
      fromMs: msFromTimeNs(timeNs(base)),
      toMs: msFromTimeNs(timeNs(base + NS_PER_HOUR / 3n)),
      minNs: 0,
      maxNs: 1e12,
    });
    expect((await ask({ box: half })).differences).toEqual([]);
  });

  it('refuses a box that is none, or outside the range', async () => {
    await expect(ask({ box: '9_1_0_5' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ box: '1000_2000_0_5000' })).rejects.toThrow('outside the time range');
  });
});
