import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testRandomSpans } from '../../scripts/test-random-spans';
import { expectFigures, expectQuantile } from '../../scripts/test-red';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { serviceDetailQuerySchema } from '../contracts/service-detail';
import { serviceListQuerySchema } from '../contracts/service-list';
import type { SpanRecord } from '../contracts/telemetry';
import { SPAN_KINDS } from '../contracts/trace';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { floorTo, NS_PER_DAY, NS_PER_HOUR, NS_PER_MINUTE, nowNs } from '../time/time-ns';
import { listOperations } from './list-operations';
import { listServices } from './list-services';
import { serviceDetail } from './service-detail';

openTestDatabase();

const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
// Yesterday, an hour in, so that neither end is now and the period before holds spans too.
const from = floorTo(nowNs() - NS_PER_DAY, NS_PER_HOUR) + 7n * NS_PER_MINUTE + 12_345n;
const to = from + 4n * NS_PER_HOUR + 20n * NS_PER_MINUTE;
const counted = { from: floorTo(from, NS_PER_MINUTE), to: floorTo(to, NS_PER_MINUTE) + NS_PER_MINUTE };
const length = counted.to - counted.from;
const spans = testRandomSpans('services', 4_000, from - 6n * NS_PER_HOUR, to + NS_PER_HOUR);
const asked = { from: formatIsoNs(from), to: formatIsoNs(to) };
const NAMES = ['api', 'auth', 'ml-model', 'postgres', 'worker'];
const ENTRY = ['api', 'auth', 'worker'];

beforeAll(async () => {
  for (let at = 0; at < spans.length; at += 1_000) {
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans.slice(at, at + 1_000), digest: null });
    // Some folded, some not.
    if (at === 1_000) await foldDeltas();
  }
});

const within = (start: bigint, end: bigint) =>
  spans.filter((span) => span.start >= start && span.start < end);
const inRange = () => within(counted.from, counted.to);
const inPrevious = () => within(counted.from - length, counted.from);
/** The spans that a service's figures are of. */
const entry = (all: SpanRecord[], service: string) =>
  all.filter(
    ({ stream, kind }) =>
      stream.service === service && (!ENTRY.includes(service) || kind === 2 || kind === 5),
  );

describe('GET /api/services', () => {
  it('counts the entry spans of each service, or all where it has none, now and before', async () => {
    const { services, period } = await listServices(ctx, serviceListQuerySchema.parse(asked));
    expect(services.map(({ name }) => name)).toEqual(NAMES);
    expect(period).toMatchObject({
      range: asked,
      counted: { from: formatIsoNs(counted.from), to: formatIsoNs(counted.to) },
      previous: { from: formatIsoNs(counted.from - length), to: formatIsoNs(counted.from) },
      seconds: Number(length) / 1e9,
    });
    for (const { name, figures, namespace, lastSeen } of services) {
      if (!figures?.previous) throw new Error(`no figures of ${name}`);
      const now = entry(inRange(), name);
      expectFigures(figures, now);
      expectFigures(figures.previous, entry(inPrevious(), name));
      expect(figures.counted).toBe(ENTRY.includes(name) ? 'entry' : 'all');
      expect(figures.perSecond).toBeCloseTo(now.length / (Number(length) / 1e9), 9);
      expect(figures.errorRate).toBeCloseTo(now.filter(({ status }) => status === 2).length / now.length, 9);
      const times = period?.times ?? [];
      for (const [at, time] of times.entries()) {
        const start = parseIsoNs(time) ?? 0n;
        const bucket = now.filter(
          (span) => span.start >= start && span.start < start + step(period?.bucketMs),
        );
        expect(figures.sparkline.count[at]).toBe(bucket.length);
        expect(figures.sparkline.errors[at]).toBe(bucket.filter(({ status }) => status === 2).length);
      }
      expect(times.length).toBeGreaterThan(5);
      const top = operationsOf(now);
      expect(figures.operationCount).toBe(top.size);
      expect(figures.topOperations).toHaveLength(3);
      for (const { name: operation, kind, count } of figures.topOperations) {
        expect(top.get(`${operation} ${kind}`)?.length).toBe(count);
      }
      const counts = [...top.values()].map((of) => of.length).sort((a, b) => b - a);
      expect(figures.topOperations.map(({ count }) => count)).toEqual(counts.slice(0, 3));
      expect(namespace).toBe(name === 'auth' ? null : 'fab');
      expect(lastSeen).toBe(formatIsoNs(newest(spans.filter(({ stream }) => stream.service === name)).start));
      expect(figures.versions).toContain(
        newest(inRange().filter(({ stream }) => stream.service === name)).stream.serviceVersion,
      );
    }
  });

  it('says only names without a range, and nothing before what is stored', async () => {
    expect(await listServices(ctx, serviceListQuerySchema.parse({}))).toEqual({
      services: NAMES.map((name) => ({ name, logs: false, spans: true })),
    });
    const early = { from: formatIsoNs(from - 6n * NS_PER_HOUR), to: asked.to };
    const { services, period } = await listServices(ctx, serviceListQuerySchema.parse(early));
    expect(period?.previous).toBeNull();
    expect(services.map(({ figures }) => figures?.previous)).toEqual(NAMES.map(() => null));
    const empty = { from: formatIsoNs(from - 40n * NS_PER_DAY), to: formatIsoNs(from - 39n * NS_PER_DAY) };
    const none = await listServices(ctx, serviceListQuerySchema.parse(empty));
    expect(none.services.map(({ figures }) => figures)).toEqual(NAMES.map(() => null));
  });
});

describe('GET /api/services/{service}', () => {
  it.each(NAMES)('adds up what %s did, operation by operation, beside the period before', async (service) => {
    const detail = await serviceDetail(ctx, service, serviceDetailQuerySchema.parse(asked));
    const now = entry(inRange(), service);
    expectFigures(detail.figures, now);
    if (!detail.previous) throw new Error('no period before');
    expectFigures(detail.previous, entry(inPrevious(), service));
    for (const [at, time] of detail.times.entries()) {
      const start = parseIsoNs(time) ?? 0n;
      const bucket = now.filter((span) => span.start >= start && span.start < start + step(detail.bucketMs));
      const sorted = bucket.map(({ durationNs }) => Number(durationNs) / 1e6).sort((a, b) => a - b);
      expect(detail.series.count[at]).toBe(bucket.length);
      expectQuantile(detail.series.p95Ms[at] ?? null, sorted, 0.95);
    }
    const ofService = inRange().filter(({ stream }) => stream.service === service);
    const operations = operationsOf(ofService);
    expect(detail.operations).toHaveLength(operations.size);
    const before = operationsOf(inPrevious().filter(({ stream }) => stream.service === service));
    for (const operation of detail.operations) {
      expectFigures(operation, operations.get(`${operation.name} ${operation.kind}`) ?? []);
      if (!operation.previous) throw new Error('no period before');
      expectFigures(operation.previous, before.get(`${operation.name} ${operation.kind}`) ?? []);
      expect(operation.counted).toBe(
        !ENTRY.includes(service) || ['server', 'consumer'].includes(operation.kind),
      );
      expect(operation.sparkline.count.reduce((sum, n) => sum + n, 0)).toBe(operation.count);
    }
  });

  it('lists the slowest of the counted spans', async () => {
    const { slowSpans } = await serviceDetail(ctx, 'api', serviceDetailQuerySchema.parse(asked));
    const slowest = entry(inRange(), 'api')
      .sort((a, b) => (a.durationNs < b.durationNs ? 1 : -1))
      .slice(0, 20);
    expect(slowSpans.map(({ traceId, spanId, durationNs }) => [traceId, spanId, durationNs])).toEqual(
      slowest.map(({ traceId, spanId, durationNs }) => [traceId, spanId, String(durationNs)]),
    );
  });

  it('groups what failed spans say, whatever numbers are in it', async () => {
    const { errorMessages } = await serviceDetail(ctx, 'api', serviceDetailQuerySchema.parse(asked));
    const failed = inRange().filter(({ stream, status }) => stream.service === 'api' && status === 2);
    expect(errorMessages).toMatchObject({ read: failed.length, of: failed.length });
    const count = (has: (message: string | null) => boolean) =>
      failed.filter(({ statusMessage }) => has(statusMessage)).length;
    const found = new Map(errorMessages.messages.map(({ pattern, count: n }) => [pattern, n]));
    expect(Object.fromEntries(found)).toEqual({
      'lot W-<*> not found': count((message) => message?.startsWith('lot') === true),
      'timed out': count((message) => message === 'timed out'),
      null: count((message) => message === null),
    });
  });

  it('sets versions side by side', async () => {
    const half = { from: formatIsoNs(from - 3n * NS_PER_HOUR), to: formatIsoNs(to + NS_PER_HOUR) };
    const { deployments, seconds } = await serviceDetail(ctx, 'worker', serviceDetailQuerySchema.parse(half));
    const start = floorTo(from - 3n * NS_PER_HOUR, NS_PER_MINUTE);
    const all = entry(within(start, to + 2n * NS_PER_HOUR), 'worker');
    expect(deployments).toMatchObject({ read: all.length, of: all.length });
    expect(deployments.versions.map(({ version, before }) => [version, before])).toEqual([
      ['2.0', false],
      ['1.0', true],
    ]);
    for (const version of deployments.versions) {
      const of = all.filter(({ stream }) => stream.serviceVersion === version.version);
      expectFigures(version, of);
      expect(version.perSecond).toBeCloseTo(of.length / seconds, 9);
      expect(version.firstSeen).toBe(formatIsoNs(of.reduce((a, b) => (a.start < b.start ? a : b)).start));
      expect(version.lastSeen).toBe(formatIsoNs(newest(of).start));
    }
  });

  it('knows no service that sent nothing', async () => {
    await expect(serviceDetail(ctx, 'nobody', serviceDetailQuerySchema.parse({}))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listOperations(ctx, 'nobody')).toEqual({ operations: [], sampled: null });
    const names = new Set(spans.filter(({ stream }) => stream.service === 'api').map(({ name }) => name));
    expect((await listOperations(ctx, 'api')).operations).toEqual([...names].sort());
  });
});

function operationsOf(of: readonly SpanRecord[]): Map<string, SpanRecord[]> {
  const found = new Map<string, SpanRecord[]>();
  for (const span of of) {
    const key = `${span.name} ${SPAN_KINDS[span.kind]}`;
    found.set(key, [...(found.get(key) ?? []), span]);
  }
  return found;
}

function newest(of: readonly SpanRecord[]): SpanRecord {
  return of.reduce((a, b) => (a.start > b.start ? a : b));
}

function step(bucketMs: number | undefined): bigint {
  return BigInt(bucketMs ?? 0) * 1_000_000n;
}
