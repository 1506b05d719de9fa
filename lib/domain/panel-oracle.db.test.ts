import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testContext } from '../../scripts/test-context';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { MEASURE_FUNCTIONS, type Measure } from '../contracts/dashboard/panel-query';
import {
  type HeatmapAnswer,
  type PanelPeriod,
  type PanelQuestion,
  type PanelQuestionInput,
  panelQuestionSchema,
} from '../contracts/dashboard/panel-question';
import type { LogRecord } from '../contracts/telemetry';
import { numbersOf } from '../query/aggregate/record-values';
import { arbitraryLog, arbitraryStream, FIELDS } from '../query/arbitrary-record';
import { evaluateLog } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { timeNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { type ExpectedPanel, evaluatePanel } from './evaluate-panel';
import { heatmapQuery } from './heatmap-query';
import { periodBefore } from './panel-ask';
import { panelQuery } from './panel-query';

// So few logs `fast` counts one by one: with time enough for that on any machine it is no estimate.
vi.mock(import('../store/aggregate/aggregate-soon'), async (load) => {
  const soon = await load();
  return {
    ...soon,
    aggregateSoon: async (ctx, input) => await soon.aggregateSoon(ctx, { ...input, budgetMs: 20_000 }),
  };
});

openTestDatabase();

const ctx = testContext();
const HOUR = 3_600_000_000_000n;
/** Clocks in Berlin changed on 2023-10-29. */
const START = BigInt(Date.UTC(2023, 9, 26)) * 1_000_000n;
const NAMES = ['level', 'service', 'environment', 'severity_number', 'trace_id', 'nowhere', ...FIELDS];
const NUMERIC = ['n', 'k', 'http.status', 'severity_number', '5x', 'arrival_delay'];
const QUERIES = [
  '',
  '',
  'level:ERROR',
  'error OR service:api',
  'k:*',
  'n>5',
  'NOT level:INFO',
  'arrival_delay:>1m',
  'arrival_delay:[-20s TO 1m]',
];

const streams = fc.sample(arbitraryStream, { numRuns: 8, seed: 7 });
const records = fc
  .sample(arbitraryLog(fc.constantFrom(...streams)), { numRuns: 260, seed: 17 })
  .map((log, index): LogRecord => {
    // Ten days, at odd times; two numbers that no double tells apart are one.
    const time = timeNs(START + (240n * HOUR * BigInt((index * 7_919) % 260)) / 260n + BigInt(index * 1_001));
    const observedTime = timeNs(time + BigInt(((index * 31) % 250) - 50) * 1_000_000_000n);
    return { ...asDoubles(log), time, observedTime };
  });

function asDoubles(log: LogRecord): LogRecord {
  const text = JSON.stringify(log.attributes).replaceAll('9007199254740993', '9007199254740992');
  return { ...log, attributes: JSON.parse(text) };
}

const anything: fc.Arbitrary<PanelQuestionInput> = fc.record({
  source: fc.constant('logs' as const),
  q: fc.constantFrom(...QUERIES),
  from: fc
    .integer({ min: 0, max: 200 })
    .map((hours) => formatIsoNs(START + BigInt(hours) * HOUR + 12_345_678n)),
  to: fc.integer({ min: 201, max: 260 }).map((hours) => formatIsoNs(START + BigInt(hours) * HOUR)),
  measures: fc.array(measure(), { minLength: 1, maxLength: 4 }),
  by: fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }),
  top: fc.record({
    size: fc.constantFrom(1, 2, 5, 100),
    order: fc.constantFrom('most' as const, 'least' as const),
    other: fc.boolean(),
  }),
  buckets: fc.constantFrom(null, 1, 7, 40),
  stepMs: fc.constantFrom(null, null, 3_600_000, 86_400_000, 604_800_000, 100_000_000),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu'),
  compare: fc.constantFrom(null, 'previous' as const, 'day' as const, 'week' as const),
  precision: fc.constantFrom('fast' as const, 'exact' as const),
});

/** What sums of minutes by level and service answer. */
const countable = fc.record({
  q: fc.constantFrom('', 'level:ERROR', 'service:api', 'NOT level:INFO'),
  measures: fc.subarray([{ fn: 'count' }, { fn: 'rate' }, { fn: 'unique', field: 'service' }] as Measure[], {
    minLength: 1,
  }),
  by: fc.subarray(['service', 'level']),
});
const question = fc
  .record({ any: anything, rolled: fc.option(countable, { freq: 3 }) })
  .map(({ any, rolled }): PanelQuestionInput => ({ ...any, ...rolled }));

function measure(): fc.Arbitrary<Measure> {
  const field = fc.constantFrom(...NUMERIC, ...NAMES);
  return fc
    .record({ fn: fc.constantFrom(...MEASURE_FUNCTIONS), field })
    .map(({ fn, field }) => (fn === 'count' || fn === 'rate' ? { fn } : { fn, field }));
}

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

function matching(q: string, { fromNs, toNs }: TimeRange): LogRecord[] {
  const { ast } = parseQuery(q);
  return records.filter(
    (record) =>
      record.time >= fromNs && record.time < toNs && (ast === null || evaluateLog(ast, record, START)),
  );
}

function expected(
  asked: PanelQuestion,
  { times }: PanelPeriod,
  range: TimeRange,
  like: ExpectedPanel | null,
) {
  const starts = times.map((time) => parseIsoNs(time) ?? 0n);
  return evaluatePanel(asked, matching(asked.q, range), { range, starts, like });
}

describe('panels over logs', () => {
  it('answers random questions as the plain evaluation does', { timeout: 60_000 }, async () => {
    const seen = { other: 0, groups: 0, previous: 0, points: 0, rollup: 0 };
    await fc.assert(
      fc.asyncProperty(question, async (input) => {
        const asked = panelQuestionSchema.parse(input);
        const range = { fromNs: parseIsoNs(asked.from) ?? 0n, toNs: parseIsoNs(asked.to) ?? 0n };
        const answer = await panelQuery(ctx, asked);
        const plain = expected(asked, answer, range, null);
        expect(figures(answer)).toEqual(figures(plain));
        expect(answer.groups).toBe(plain.groups);
        expect(answer.estimate).toBeNull();
        expectTimes(asked, answer.times, range);
        expect(answer.previous !== null).toBe(asked.compare !== null && hasBegun(range, asked));
        if (answer.previous && asked.compare) {
          const before = expected(
            asked,
            answer.previous,
            periodBefore(range, { compare: asked.compare, zone: asked.zone }),
            plain,
          );
          expect(answer.previous.times.length).toBe(answer.times.length);
          expect(figures(answer.previous)).toEqual(figures(before));
          seen.previous++;
        }
        if (plain.series.some(({ isOther }) => isOther)) seen.other++;
        if (plain.series.length > 2) seen.groups++;
        if (answer.times.length > 3) seen.points++;
        if (answer.read === 'rollup') seen.rollup++;
      }),
      { numRuns: Number(process.env.ORACLE_RUNS ?? 60), seed: Number(process.env.ORACLE_SEED ?? 5) },
    );
    // The questions are worth asking.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });

  it('counts each number of a field in its row and bucket', { timeout: 30_000 }, async () => {
    for (const [index, field] of ['n', 'k', 'http.status', 'severity_number', 'nowhere'].entries())
      for (const scale of ['linear', 'log'] as const) {
        const range = { fromNs: START, toNs: START + 240n * HOUR };
        const [from, to] = [formatIsoNs(range.fromNs), formatIsoNs(range.toNs)];
        const q = QUERIES[index] ?? '';
        const answer = await heatmapQuery(ctx, {
          source: 'logs',
          q,
          from,
          to,
          field,
          buckets: 12,
          rows: 9,
          scale,
          precision: 'exact',
        });
        const numbers = matching(q, range).map(
          (record) => [record.time, numbersOf({ names: [field], missing: null }, record)] as const,
        );
        expect(answer.total).toBe(numbers.filter(([, some]) => some.length > 0).length);
        expect(answer.rows.length).toBeLessThanOrEqual(9);
        expect(answer.counts).toEqual(expectedCells(answer, numbers));
      }
  });
});

function expectedCells(
  { rows, times }: HeatmapAnswer,
  numbers: readonly (readonly [bigint, readonly number[]])[],
): number[][] {
  const starts = times.map((time) => parseIsoNs(time) ?? 0n);
  return rows.map(({ from, to }) =>
    starts.map(
      (start, at) =>
        numbers.filter(
          ([time, some]) =>
            time >= start &&
            time < (starts[at + 1] ?? time + 1n) &&
            some.some((n) => (from === null || n >= from) && (to === null || n < to)),
        ).length,
    ),
  );
}

/** Whether there are logs at the begin of the period that is compared with, or not long before it. */
function hasBegun(range: TimeRange, { compare, zone }: PanelQuestion): boolean {
  const before = periodBefore(range, { compare: compare ?? 'previous', zone });
  const length = before.toNs - before.fromNs;
  const week = 168n * HOUR;
  const fromNs = before.fromNs - (length > week ? length : week);
  return records.some(({ time }) => time >= fromNs && time < before.fromNs + length / 10n);
}

/** Buckets touch the range, from its first moment to its last, as many as were asked for. */
function expectTimes(
  { buckets, stepMs }: PanelQuestion,
  times: readonly string[],
  { fromNs, toNs }: TimeRange,
) {
  if (buckets === null) return expect(times).toEqual([]);
  const starts = times.map((time) => parseIsoNs(time) ?? 0n);
  expect(starts[0]).toBeLessThanOrEqual(fromNs);
  expect(starts[1] ?? toNs).toBeGreaterThan(fromNs);
  expect(starts.at(-1)).toBeLessThan(toNs);
  expect([...starts].sort((a, b) => (a < b ? -1 : 1))).toEqual(starts);
  // One bucket cannot hold what begins before and ends after where all buckets meet.
  if (stepMs === null) expect(starts.length).toBeLessThanOrEqual(Math.max(buckets, 2));
}

/** Numbers to nine digits, because sums of doubles depend on their order. */
function figures({ series, total, without }: Pick<PanelPeriod, 'series' | 'total' | 'without'>) {
  const round = (number: number | null) =>
    number === null ? null : Math.abs(number) < 1e-9 ? 0 : Number(number.toPrecision(9));
  return {
    total,
    without,
    series: series.map(({ key, isOther, count, values, points }) => ({
      key,
      isOther,
      count,
      values: values.map(round),
      points: points.map((line) => line.map(round)),
    })),
  };
}
