import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testRandomSpans } from '../../scripts/test-random-spans';
import { expectFigures, expectQuantile } from '../../scripts/test-red';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import type { SpanRecord } from '../contracts/telemetry';
import { type TraceRedResponse, traceRedQuerySchema } from '../contracts/trace-red';
import { evaluateSpan } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { NS_PER_HOUR, NS_PER_MINUTE, nowNs } from '../time/time-ns';
import { estimateRed } from './estimate-red';
import { redPredicate } from './red-predicate';
import { planRedBuckets } from './red-question';
import { spanRed } from './span-red';

openTestDatabase();

const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
// Fixed, so that a sample of it is the same each time.
const from = BigInt(Date.UTC(2026, 9, 1, 8)) * 1_000_000n + 23n * 1_000_000_007n;
const to = from + 5n * NS_PER_HOUR + 777_777_777n;
// Each span is a trace of its own.
const spans = testRandomSpans('red', 3_000, from - NS_PER_HOUR, to + NS_PER_HOUR);
const red = (query: Record<string, unknown>) =>
  spanRed(ctx, traceRedQuerySchema.parse({ from: formatIsoNs(from), to: formatIsoNs(to), ...query }));

beforeAll(async () => {
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans.slice(0, 2_000), digest: null });
  await foldDeltas();
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans.slice(2_000), digest: null });
});

function matching(q: string, start = from, end = to): SpanRecord[] {
  const { ast } = parseQuery(q, 'span');
  return spans.filter((span) => span.start >= start && span.start < end && evaluateSpan(ast, span, nowNs()));
}

/** Each line, point and exemplar of an answer against the spans that match. */
function expectRed(answer: TraceRedResponse, all: readonly SpanRecord[], top = 8): void {
  expectFigures(answer.total, all);
  const keyOf = ({ stream, name }: SpanRecord) =>
    answer.by === 'none' ? 'null null' : `${stream.service} ${answer.by === 'operation' ? name : null}`;
  const groups = new Map<string, SpanRecord[]>();
  for (const span of all) groups.set(keyOf(span), [...(groups.get(keyOf(span)) ?? []), span]);
  const sizes = [...groups.values()].map(({ length }) => length).sort((a, b) => b - a);
  const shown = answer.series.filter(({ isOther }) => !isOther);
  expect(shown.map(({ total }) => total.count)).toEqual(sizes.slice(0, top));
  const listed = new Set(shown.map(({ service, operation }) => `${service} ${operation}`));
  const other = answer.series.find(({ isOther }) => isOther);
  expect(other?.groups ?? 0).toBe(Math.max(0, groups.size - top));
  for (const line of answer.series) {
    const key = `${line.service} ${line.operation}`;
    const of = line.isOther ? all.filter((span) => !listed.has(keyOf(span))) : (groups.get(key) ?? []);
    expectFigures(line.total, of);
    for (const [at, time] of answer.times.entries()) {
      const start = parseIsoNs(time) ?? 0n;
      const end = start + BigInt(answer.bucketMs) * 1_000_000n;
      const point = of.filter((span) => span.start >= start && span.start < end);
      expect(line.points.count[at]).toBe(point.length);
      expect(line.points.errors[at]).toBe(point.filter(({ status }) => status === 2).length);
      const sorted = point.map(({ durationNs }) => Number(durationNs) / 1e6).sort((a, b) => a - b);
      expectQuantile(line.points.p50Ms[at] ?? null, sorted, 0.5);
      expectQuantile(line.points.p99Ms[at] ?? null, sorted, 0.99);
      expectExemplars(line, at, point);
    }
  }
}

function expectExemplars(
  line: TraceRedResponse['series'][number],
  at: number,
  point: readonly SpanRecord[],
): void {
  const { slowest, failed } = line.points;
  const find = (exemplar: (typeof slowest)[number] | undefined) =>
    point.find(({ traceId, spanId }) => traceId === exemplar?.traceId && spanId === exemplar.spanId);
  if (slowest[at]) {
    const found = find(slowest[at]);
    // Of what is folded or read, of which a point may have just been written.
    expect(found).toBeDefined();
    expect(String(found?.durationNs)).toBe(slowest[at]?.durationNs);
  }
  if (failed[at]) expect(find(failed[at])?.status).toBe(2);
}

describe('of spans that service, name and kind tell', () => {
  it.each([
    { q: '' },
    { q: '', by: 'service' },
    { q: '', by: 'operation', top: 4 },
    { q: 'service:api OR service:worker', by: 'service' },
    { q: 'kind:server AND NOT service:auth', by: 'operation' },
    { q: 'name:"SELECT lots" OR (service:a* AND name:GET*)', by: 'operation' },
    { q: '-kind:internal name:wafers', by: 'service', buckets: 7 },
    { q: 'service:nobody' },
  ])('counts %o exactly from the rollups, to the nanosecond at both ends', async (query) => {
    const answer = await red(query);
    expect(answer).toMatchObject({
      of: 'spans',
      source: 'rollup',
      estimate: null,
      countedRange: answer.range,
    });
    expectRed(answer, matching(query.q), query.top);
  });

  it('takes the service and operation of the form for whole names', async () => {
    const answer = await red({ service: 'api', operation: 'SELECT lots', by: 'operation' });
    expect(answer.source).toBe('rollup');
    expectRed(
      answer,
      matching('').filter(({ stream, name }) => stream.service === 'api' && name === 'SELECT lots'),
    );
    expect((await red({ service: 'nobody' })).series).toEqual([]);
  });

  it('names a slow and a failed span of nearly every point', async () => {
    await foldDeltas();
    const { series } = await red({ by: 'service', buckets: 10 });
    for (const { points } of series) {
      const some = points.count.filter((n) => n > 5).length;
      expect(points.slowest.filter((exemplar) => exemplar !== null).length).toBeGreaterThanOrEqual(some - 1);
      const errors = points.errors.filter((n) => n > 3).length;
      expect(points.failed.filter((exemplar) => exemplar !== null).length).toBeGreaterThanOrEqual(errors - 1);
    }
  });
});

describe('of spans that only the spans tell', () => {
  it.each([
    { q: 'status:error', by: 'service' },
    { q: 'duration>100ms AND http.route:"/a"', by: 'operation', top: 3 },
    { q: 'service:api AND status_message:lot', precision: 'fast' },
    { q: 'http.route:"/none"' },
  ])('counts %o exactly', async (query) => {
    const answer = await red(query);
    expect(answer).toMatchObject({ of: 'spans', source: 'spans', estimate: null });
    expectRed(answer, matching(query.q), query.top);
    for (const { points, isOther } of answer.series) {
      if (isOther) continue;
      expect(points.slowest.map((exemplar) => exemplar !== null)).toEqual(points.count.map((n) => n > 0));
      expect(points.failed.map((exemplar) => exemplar !== null)).toEqual(points.errors.map((n) => n > 0));
    }
  });

  it('narrows by the form, too', async () => {
    const answer = await red({ q: 'service:api', minDuration: '50ms', status: 'error' });
    expectRed(
      answer,
      matching('service:api').filter(({ durationNs, status }) => durationNs >= 50_000_000n && status === 2),
    );
  });

  it('reads a few minutes in buckets of seconds', async () => {
    const end = from + 5n * NS_PER_MINUTE;
    const answer = await red({ to: formatIsoNs(end), by: 'service' });
    expect(answer.bucketMs).toBeLessThan(60_000);
    expectRed(answer, matching('', from, end));
  });
});

describe('of a sample', () => {
  const sampled = async (query: Record<string, unknown>, read: number) => {
    const input = traceRedQuerySchema.parse({ from: formatIsoNs(from), to: formatIsoNs(to), ...query });
    const range = { fromNs: from, toNs: to };
    const buckets = planRedBuckets(range, input.buckets, nowNs());
    const question = { ctx, input, range, nowNs: nowNs(), buckets, serviceId: null };
    const { ast } = parseQuery(input.q, 'span');
    const { rows, estimate } = await estimateRed(question, redPredicate(question, ast), read);
    const sum = (of: 'n' | 'errors') => rows.reduce((total, row) => total + Number(row[of]), 0);
    return { rows, n: sum('n'), errors: sum('errors'), ...estimate };
  };

  it('is as far off as it says, nineteen times out of twenty', async () => {
    const exact = matching('duration>10ms').length;
    let inside = 0;
    const errors: number[] = [];
    for (let buckets = 11; buckets <= 40; buckets++) {
      const { n, relativeError } = await sampled({ q: 'duration>10ms', buckets }, 1_000);
      errors.push(relativeError);
      if (Math.abs(n - exact) <= relativeError * n) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(25);
    expect(Math.max(...errors)).toBeLessThan(0.3);
    expect(Math.min(...errors)).toBeGreaterThan(0.01);
  });

  it('is exact where it reads everything', async () => {
    const all = matching('status:error');
    const { rows, n, errors, relativeError } = await sampled({ q: 'status:error', by: 'service' }, 1e9);
    expect([n, errors, relativeError]).toEqual([all.length, all.length, 0]);
    expect(new Set(rows.map(({ service_id }) => service_id)).size).toBe(5);
  });
});

describe('of traces', () => {
  it('counts the traces that meet conditions on a trace', async () => {
    const answer = await red({ q: 'has{service:api AND status:error}', by: 'operation', top: 3 });
    expect(answer).toMatchObject({ of: 'traces', source: 'traces', estimate: null });
    expectRed(
      { ...answer, series: answer.series.map(withoutExemplars) },
      matching('service:api AND status:error'),
      3,
    );
    const { slowest } = answer.series[0]?.points ?? { slowest: [] };
    expect(slowest.some((exemplar) => exemplar?.spanId === null)).toBe(true);
  });

  it('refuses a wrong query with its place', async () => {
    await expect(red({ q: 'has{' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});

function withoutExemplars(line: TraceRedResponse['series'][number]): TraceRedResponse['series'][number] {
  return { ...line, points: { ...line.points, slowest: [], failed: [] } };
}
