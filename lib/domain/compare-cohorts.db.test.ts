import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { SpanRecord } from '../contracts/telemetry';
import { traceCompareQuerySchema, traceCompareResponseSchema } from '../contracts/trace-compare';
import { criticalPathQuerySchema, criticalPathResponseSchema } from '../contracts/trace-critical-path';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_SECOND, nowNs, timeNs } from '../time/time-ns';
import { compareCohorts } from './compare-cohorts';
import { criticalPathOfMany } from './critical-path-of-many';
import { listReleases } from './list-releases';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 5n * NS_PER_HOUR, NS_PER_HOUR);
const range = { from: formatIsoNs(base), to: formatIsoNs(base + NS_PER_HOUR) };
const TRACES = 120;
const MS = 1_000_000;
const streams = {
  web: testStream({ service: 'web', serviceVersion: '7' }),
  old: testStream({ service: 'model', serviceVersion: '2.0' }),
  new: testStream({ service: 'model', serviceVersion: '2.1' }),
  db: testStream({ service: 'db', serviceVersion: null }),
};

/** 0.8 to 1.2, always the same for a number and a place: no chance, and no two places in step. */
function wobble(n: number, place: number): number {
  return 0.8 + (0.4 * ((n * 7919 + place * 104_729) % 997)) / 997;
}

/**
 * Trace n: web → model → db. Version 2.1 of the model takes a half longer by itself, fails in one of six, and asks the
 * database three times instead of once. The database and web themselves are as before.
 */
function spansOf(n: number): SpanRecord[] {
  const isNew = n % 2 === 1;
  const failed = n === 0 || (isNew && n % 12 === 1);
  const dbCalls = isNew ? 3 : 1;
  const modelMs = (isNew ? 75 : 50) * wobble(n, 1);
  const dbMs = 4 * wobble(n, 2);
  const webMs = 10 * wobble(n, 3);
  const traceId = (n * 2_654_435_761 + 1).toString(16).padStart(32, '0');
  const start = base + BigInt(n * 20) * NS_PER_SECOND;
  const id = (k: number) => (n * 16 + k + 1).toString(16).padStart(16, '0');
  const span = (k: number, fromMs: number, ms: number, over: Partial<SpanRecord>) =>
    testSpan({
      traceId,
      spanId: id(k),
      start: timeNs(start + BigInt(Math.round(fromMs * MS))),
      durationNs: BigInt(Math.round(ms * MS)),
      ...over,
    });
  const insideMs = modelMs + dbCalls * dbMs;
  return [
    span(0, 0, webMs + insideMs, {
      name: 'POST /predict',
      kind: 2,
      stream: streams.web,
      status: failed ? 2 : 0,
      statusMessage: failed ? 'upstream failed' : null,
    }),
    span(1, webMs / 2, insideMs, {
      name: 'predict',
      kind: 2,
      parentSpanId: id(0),
      stream: isNew ? streams.new : streams.old,
      status: failed ? 2 : 0,
      statusMessage: failed ? `feature ${n} missing` : null,
    }),
    ...Array.from({ length: dbCalls }, (_, call) =>
      span(2 + call, webMs / 2 + modelMs + call * dbMs, dbMs, {
        name: 'SELECT',
        kind: 3,
        parentSpanId: id(1),
        stream: streams.db,
      }),
    ),
  ];
}

const releases = { baseline: 'service:model AND version:2.0', candidate: 'service:model AND version:2.1' };
const compare = async (over: Record<string, string>) => {
  const answer = await compareCohorts(ctx, traceCompareQuerySchema.parse({ ...range, ...over }));
  return traceCompareResponseSchema.parse(answer);
};

beforeAll(async () => {
  const records = Array.from({ length: TRACES }, (_, n) => spansOf(n)).flat();
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

describe('two releases', () => {
  it('reads every trace of both sides and tells the planted changes from what stayed', async () => {
    const { baseline, candidate, operations, verdict, reasons } = await compare(releases);
    expect([baseline, candidate].map(({ traces, complete }) => [traces, complete])).toEqual([
      [60, true],
      [60, true],
    ]);
    expect([verdict, reasons]).toEqual([null, []]);
    const of = (name: string) => operations.find(({ operation }) => operation === name);
    const predict = of('predict');
    expect(predict?.changes.self.change).toBeCloseTo(0.5, 1);
    expect(predict?.changes.self.significant).toBe(true);
    expect(predict?.changes.p50.significant).toBe(true);
    expect(predict?.baseline?.errors).toBe(1);
    expect(predict?.candidate?.errors).toBe(10);
    expect(predict?.changes.errors.significant).toBe(true);
    expect(predict?.messages[0]).toEqual({ message: 'feature <*> missing', baseline: 1, candidate: 10 });
    const select = of('SELECT');
    expect(select?.changes.calls.change).toBeCloseTo(2, 10);
    expect(select?.changes.calls.significant).toBe(true);
    expect(select?.changes.p50.significant).toBe(false);
    expect(select?.changes.errors.change).toBe(0);
    // What matters most comes first, and what only passes it on comes last.
    expect(operations.map(({ operation }) => operation)).toEqual(['predict', 'SELECT', 'POST /predict']);
    expect(of('POST /predict')?.changes.self.significant).toBe(false);
    const example = predict?.examples.candidate.find(({ why }) => why === 'error');
    expect(example?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('fails the release test and names the causes before what they spoil', async () => {
    const { verdict, causes, reasons, checks } = await compare({
      ...releases,
      maxP95Increase: '10%',
      maxErrorRateIncrease: '0.5pp',
      maxCallsIncrease: '10',
    });
    expect(verdict).toBe('fail');
    expect(causes.map(({ service, operation }) => `${service} ${operation}`).sort()).toEqual([
      'db SELECT',
      'model predict',
    ]);
    const text = causes.flatMap((cause) => cause.reasons).join('\n');
    expect(text).toContain('db SELECT: calls a trace 1 → 3 (+200 %), more than the 10 % allowed');
    expect(text).toContain('model predict: error rate 1.67 % → 16.7 %');
    expect(text).toContain('“feature <*> missing”');
    expect(reasons.find((reason) => reason.startsWith('web POST /predict: error rate'))).toContain(
      'carried over from what it calls',
    );
    expect(checks.filter(({ outcome }) => outcome === 'kept').map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^db SELECT: error rate 0 % → 0 %/),
    );
  });

  it('passes within bounds, and tests only what it is asked to', async () => {
    const wide = { maxP95Increase: '200', maxErrorRateIncrease: '50pp' };
    expect(await compare({ ...releases, ...wide })).toMatchObject({ verdict: 'pass', causes: [] });
    const db = await compare({ ...releases, maxP95Increase: '25', service: 'db' });
    expect(db.operations.map(({ service }) => service)).toEqual(['db']);
    expect(db).toMatchObject({ verdict: 'pass' });
  });

  it('gives no verdict on too few traces, nor where a change may be chance', async () => {
    const few = await compare({ ...releases, maxP95Increase: '10', minTraces: '61' });
    expect(few.verdict).toBe('inconclusive');
    expect(few.reasons[0]).toContain('the baseline has 60 traces');
    const strict = await compare({ ...releases, service: 'db', maxP95Increase: '1', passWhen: 'proven' });
    expect(strict.verdict).toBe('inconclusive');
    expect(strict.checks.every(({ outcome }) => outcome === 'unclear')).toBe(true);
  });

  it('says the same when asked again', async () => {
    const [one, two] = [
      await compare({ ...releases, maxP95Increase: '10' }),
      await compare({ ...releases, maxP95Increase: '10' }),
    ];
    expect({ ...two, tookMs: 0 }).toEqual({ ...one, tookMs: 0 });
  });
});

describe('other cohorts', () => {
  it('splits a range at a time', async () => {
    const split = formatIsoNs(base + 20n * 60n * NS_PER_SECOND);
    const { baseline, candidate, operations } = await compare({ split });
    expect([baseline.traces, candidate.traces]).toEqual([60, 60]);
    expect(operations.some(({ significant }) => significant)).toBe(false);
  });

  it('takes only traces that meet the query of both sides too', async () => {
    const { baseline, candidate } = await compare({ ...releases, q: 'service:db AND status:error' });
    expect([baseline.traces, candidate.traces]).toEqual([0, 0]);
  });

  it('refuses two sides that are the same', async () => {
    await expect(compare({ baseline: 'service:web', candidate: 'service:web' })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  it('knows the versions of each service, the newest first', async () => {
    const { services } = await listReleases(ctx);
    expect(services[0]).toEqual({ service: 'model', versions: ['2.1', '2.0'] });
    expect(services).toContainEqual({ service: 'web', versions: ['7'] });
  });
});

describe('the critical path of many traces', () => {
  const path = async (over: Record<string, string>) =>
    criticalPathResponseSchema.parse(
      await criticalPathOfMany(ctx, criticalPathQuerySchema.parse({ ...range, ...over })),
    );

  it('sums up to the durations, with the model holding up most', async () => {
    const { of, groups, operations, traces, complete } = await path({});
    expect({ of, traces, complete }).toEqual({ of: 'trace', traces: TRACES, complete: true });
    expect(groups).toMatchObject({ all: { calls: 120 }, slowest: { calls: 6 }, typical: { calls: 24 } });
    expect(operations.map(({ operation }) => operation)).toEqual(['predict', 'SELECT', 'POST /predict']);
    for (const group of ['all', 'typical', 'slowest'] as const) {
      expect(operations.reduce((sum, one) => sum + one[group].share, 0)).toBeCloseTo(1, 9);
      const meanNs = operations.reduce((sum, one) => sum + one[group].meanNs, 0);
      expect(meanNs / groups[group].durationNs).toBeCloseTo(1, 9);
    }
    expect(operations[0]?.traces).toBe(TRACES);
    expect(operations[0]?.examples).toHaveLength(3);
  });

  it('follows the calls of a service alone, whoever calls it', async () => {
    const { of, operations, groups } = await path({ service: 'model', operation: 'predict' });
    expect(of).toBe('service');
    expect(groups.all.calls).toBe(TRACES);
    expect(operations.map(({ operation }) => operation)).toEqual(['predict', 'SELECT']);
  });

  it('follows a chain to and fro between two services in bounded steps, and says how many calls it did not', async () => {
    const traceId = 'f'.repeat(32);
    const chain = Array.from({ length: 1_500 }, (_, n) =>
      testSpan({
        ...{ traceId, spanId: (n + 1).toString(16).padStart(16, '0'), name: n % 2 === 0 ? 'ping' : 'pong' },
        parentSpanId: n === 0 ? null : n.toString(16).padStart(16, '0'),
        start: timeNs(base - NS_PER_HOUR + BigInt(n) * 1_000n),
        durationNs: BigInt(4_000_000 - 2_000 * n),
        stream: n % 2 === 0 ? streams.web : streams.db,
      }),
    );
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: chain, digest: null });
    const before = { from: formatIsoNs(base - NS_PER_HOUR), to: formatIsoNs(base) };
    const { groups, callsLeftOut } = await path({ ...before, service: 'web' });
    expect(groups.all.calls + callsLeftOut).toBe(750);
    expect(groups.all.calls).toBeLessThan(30);
  });

  it('ends when nobody waits for it any more', async () => {
    const gone = { ...ctx, signal: AbortSignal.abort() };
    await expect(criticalPathOfMany(gone, criticalPathQuerySchema.parse(range))).rejects.toMatchObject({
      code: 'canceled',
    });
  });

  it('has nothing to tell of a service that was never seen', async () => {
    expect(await path({ service: 'nobody' })).toMatchObject({ traces: 0, operations: [], p95Ns: null });
  });
});
