import { beforeAll, expect, it } from 'vitest';
import { testContext } from '../../scripts/test-context';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import type { PanelQuestion } from '../contracts/dashboard/panel-question';
import type { SpanRecord } from '../contracts/telemetry';
import { writeSpans } from '../store/write/write-spans';
import { timeNs } from '../time/time-ns';
import { writePeriod } from './panel-period';
import { panelTree } from './panel-tree';
import { readSpansQuery } from './read-spans-query';
import { spansFromRows } from './spans-from-rows';
import { type SampleRead, spansFromSample, spanVolume } from './spans-from-sample';
import { spansToKnownTotal } from './spans-known-total';

openTestDatabase();

const ctx = testContext();
const START = 1_700_000_000_000_000_000n;
const SPANS = 4_000;
const stream = {
  ...{ service: 'api', environment: null, serviceVersion: null, resource: {} },
  ...{ scopeName: null, scopeVersion: null, scopeAttributes: {} },
};

/** Six hours of spans in the middle of a day, one of seven failed, each with its number. */
const records = Array.from({ length: SPANS }, (_, at): SpanRecord => {
  const id = (at + 1).toString(16);
  return {
    ...{ traceId: id.padStart(32, '0'), spanId: id.padStart(16, '0'), parentSpanId: null, traceState: null },
    ...{ name: 'GET /', kind: 2, status: at % 7 === 0 ? 2 : 0, statusMessage: null, events: [], links: [] },
    start: timeNs(START + BigInt((at * 2_654_435_761) % 21_600_000) * 1_000_000n),
    durationNs: BigInt(at) * 1_000_000n,
    attributes: { line: at % 2 === 0 ? 'even' : 'odd', n: at },
    stream,
  };
});

beforeAll(async () => {
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const range = { fromNs: START - 30_000_000_000_000n, toNs: START + 50_000_000_000_000n };
const question: Pick<PanelQuestion, 'measures' | 'by' | 'top'> = {
  measures: [
    { fn: 'count' },
    { fn: 'sum', field: 'n' },
    { fn: 'avg', field: 'n' },
    { fn: 'p50', field: 'n' },
    { fn: 'unique', field: 'line' },
  ],
  by: ['line'],
  top: { size: 10, order: 'most', other: true },
};

async function figures(q: string, read: number | null, known = false) {
  const asked = {
    ...{ ctx, ...readSpansQuery(ctx, q, START), range, nowNs: range.toNs, precision: 'fast' as const },
    tree: panelTree(question, null),
  };
  const sampled = async (some: number) => await spansFromSample(asked, await spanVolume(asked), some);
  const found =
    read === null
      ? await spansFromRows(asked)
      : known
        ? await spansToKnownTotal(asked, await sampled(read))
        : await sampled(read);
  const of = { measures: question.measures, hasGroups: true, range, starts: [], nowNs: range.toNs };
  const { series, total } = writePeriod(found.result, found.total, of);
  const byKey = Object.fromEntries(series.map(({ key, values }) => [String(key[0]), values]));
  return { total, byKey, sample: 'sample' in found ? (found as SampleRead).sample : null };
}

it.each(['', 'status:error', 'n>1000'])('expands what it read to all that matches %j', async (q) => {
  const exact = await figures(q, null);
  const about = await figures(q, 1_200);
  const { sample } = about;
  expect(sample?.sampled).toBe(1_200);
  expect(sample?.standsFor).toBeCloseTo(SPANS / 1_200, 5);
  expect(sample?.relativeError).toBeGreaterThan(0);
  // Three standard errors, of which the interval has about two.
  const off = (sample?.relativeError ?? 0) * 1.5;
  expect(Math.abs(about.total / exact.total - 1)).toBeLessThan(off);
  for (const line of ['even', 'odd']) {
    const [count = 0, sum = 0, avg = 0, p50 = 0, unique] = about.byKey[line] ?? [];
    const [allCount = 0, allSum = 0, allAvg = 0, allP50 = 0] = exact.byKey[line] ?? [];
    expect(Math.abs((count ?? 0) / (allCount ?? 1) - 1)).toBeLessThan(2 * off);
    expect(Math.abs((sum ?? 0) / (allSum ?? 1) - 1)).toBeLessThan(3 * off);
    expect(Math.abs((avg ?? 0) / (allAvg ?? 1) - 1)).toBeLessThan(2 * off);
    expect(Math.abs((p50 ?? 0) / (allP50 ?? 1) - 1)).toBeLessThan(3 * off);
    expect(unique).toBe(1);
  }
});

it('gives the same question the same estimate', async () => {
  expect(await figures('status:error', 500)).toEqual(await figures('status:error', 500));
});

it('is exact where it reads all', async () => {
  const { sample, ...all } = await figures('', 1e9);
  const { sample: _, ...exact } = await figures('', null);
  expect(sample?.relativeError).toBe(0);
  expect(all.total).toBe(exact.total);
});

it('has the exact total, which its groups come to, where sums of operations know it', async () => {
  const exact = await figures('status:error', null);
  const about = await figures('status:error', 500);
  const known = await figures('status:error', 500, true);
  expect(about.total).not.toBe(exact.total);
  expect(known.total).toBe(exact.total);
  const groups = Object.values(known.byKey).map(([count]) => count ?? 0);
  expect(Math.abs(groups.reduce((sum, n) => sum + n, 0) - exact.total)).toBeLessThanOrEqual(2);
  expect(await figures('n>1000', 500, true)).toEqual(await figures('n>1000', 500));
});
