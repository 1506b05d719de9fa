import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { Measure } from '../contracts/dashboard/panel-query';
import {
  type PanelAnswer,
  type PanelPeriod,
  type PanelQuestion,
  panelQuestionSchema,
} from '../contracts/dashboard/panel-question';
import type { SpanRecord } from '../contracts/telemetry';
import { valuesOf } from '../query/aggregate/record-values';
import { evaluateSpan } from '../query/evaluate';
import { parseQuery } from '../query/parse';
import { parseIsoNs } from '../time/iso';
import { floorTo, NS_PER_DAY, NS_PER_MINUTE } from '../time/time-ns';
import { type ExpectedPanel, evaluatePanel } from './evaluate-panel';
import { periodBefore } from './panel-ask';
import { panelSpans } from './panel-spans';
import { plainSpans, storeRandomSpans } from './random-spans';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
beforeAll(storeRandomSpans);

const WEEK = 7n * NS_PER_DAY;
const FIELDS = ['service', 'name', 'kind', 'status', 'environment', 'version', 'k', 'n', 'http.status'];
const MORE = ['attributes.k', 'resource.k', 'scope.name', 'trace_id', 'k'];
const NUMBERS = ['duration', 'n', 'k', 'http.status', 'duration'];
const FUNCTIONS = ['unique', 'sum', 'avg', 'min', 'max', 'p50', 'p75', 'p90', 'p95', 'p99'] as const;

const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.constantFrom<Measure>({ fn: 'count' }, { fn: 'rate' }),
  fc.record({ fn: fc.constantFrom(...FUNCTIONS), field: fc.constantFrom(...NUMBERS, 'service') }),
);
const time = fc
  .integer({ min: -50_000_000, max: 1_050_000_000 })
  .map((ms) => new Date(1_700_000_000_000 + ms).toISOString());
const range = fc
  .uniqueArray(time, { minLength: 2, maxLength: 2 })
  .map((ends) => ends.toSorted())
  .map(([from = '', to = '']) => ({ from, to }));

function arbitraryQuestion(asked: {
  measure: fc.Arbitrary<Measure>;
  fields: string[];
  queries: string[];
}): fc.Arbitrary<PanelQuestion> {
  return fc
    .record({
      q: fc.constantFrom(...asked.queries),
      range,
      measures: fc.array(asked.measure, { minLength: 1, maxLength: 3 }),
      by: fc.array(fc.constantFrom(...asked.fields), { maxLength: 4 }),
      top: fc.record({
        size: fc.constantFrom(1, 3, 100),
        order: fc.constantFrom('most' as const, 'least' as const),
        other: fc.boolean(),
      }),
      buckets: fc.constantFrom(null, 5, 40),
      stepMs: fc.constantFrom(null, null, 3_600_000, 5_400_000),
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu'),
      compare: fc.constantFrom(null, 'previous' as const, 'day' as const, 'week' as const),
    })
    .map(({ range: ends, ...rest }) =>
      panelQuestionSchema.parse({ source: 'spans', precision: 'exact', ...ends, ...rest }),
    );
}

/** Whether a query finds a span, by the language's rules. */
function finds(q: string): (span: SpanRecord) => boolean {
  const { ast } = parseQuery(q, 'span');
  return (span) => evaluateSpan(ast, span, 0n);
}

const nsOf = (text: string) => parseIsoNs(text) ?? 0n;

/** What one period of the answer has to be. */
function expected(
  question: PanelQuestion,
  { range: { from, to }, times }: PanelPeriod,
  like: ExpectedPanel | null,
): ExpectedPanel {
  const ends = { fromNs: nsOf(from), toNs: nsOf(to) };
  return evaluatePanel(question, plainSpans(finds(question.q), ends), {
    range: ends,
    starts: times.map(nsOf),
    like,
  });
}

/** Checks the figures of both periods. */
function expectFigures(question: PanelQuestion, answer: PanelAnswer): void {
  const asked = JSON.stringify(question);
  const now = expected(question, answer, null);
  expect(comparable(answer), asked).toEqual(comparable(now));
  expect(answer.groups, asked).toBe(question.by.length === 0 ? null : now.groups);
  expect(answer.previous !== null, asked).toBe(hasBegun(question));
  if (answer.previous === null) return;
  const before = expected(question, answer.previous, now);
  expect(comparable(answer.previous), asked).toEqual(comparable(before));
}

/** Whether there is a period to compare with: some spans are of its first tenth, or of the week before. */
function hasBegun({ from, to, compare, zone }: PanelQuestion): boolean {
  if (compare === null) return false;
  const before = periodBefore({ fromNs: nsOf(from), toNs: nsOf(to) }, { compare, zone });
  const length = before.toNs - before.fromNs;
  const fromNs = floorTo(before.fromNs - (length > WEEK ? length : WEEK), NS_PER_MINUTE);
  const toNs = -floorTo(-(before.fromNs + length / 10n), NS_PER_MINUTE);
  return plainSpans(() => true, { fromNs, toNs }).length > 0;
}

/** Numbers to ten digits, because sums of doubles depend on their order. */
function comparable({ series, total, without }: Pick<PanelPeriod, 'series' | 'total' | 'without'>) {
  return {
    ...{ total, without },
    series: series.map(({ key, isOther, count, values, points }) => ({
      ...{ key, isOther, count, values: values.map(rounded) },
      points: points.map((line) => line.map(rounded)),
    })),
  };
}

function rounded(number: number | null): number | null {
  return number === null ? null : Math.abs(number) < 1e-12 ? 0 : Number(number.toPrecision(10));
}

describe('panelSpans', () => {
  it('answers every measure, group, top and period as a plain evaluation does', async () => {
    const questions = fc.sample(
      arbitraryQuestion({
        measure,
        fields: [...FIELDS, ...MORE],
        queries: ['', 'status:error', 'kind:server OR k:*', 'NOT service:API', 'duration:>1s', 'error'],
      }),
      { numRuns: 28, seed: 3 },
    );
    for (const question of questions) {
      const answer = await panelSpans(ctx, question);
      expectFigures(question, answer);
    }
  });

  const summed = [
    '',
    'status:error',
    'service:API',
    'NOT name:parse AND kind:(server OR client)',
    'NOT status:error AND service:*',
  ];
  const ofDurations = fc.record({
    fn: fc.constantFrom('sum' as const, 'avg' as const),
    field: fc.constant('duration'),
  });
  const ofSums = {
    measure: fc.oneof(fc.constantFrom<Measure>({ fn: 'count' }, { fn: 'rate' }), ofDurations),
    fields: ['service', 'name', 'kind'],
    queries: summed,
  };

  it('answers from sums what the spans say, wherever the range begins and ends', async () => {
    const read = { rollup: 0, rows: 0 };
    for (const question of fc.sample(arbitraryQuestion(ofSums), { numRuns: 20, seed: 9 })) {
      const answer = await panelSpans(ctx, question);
      read[answer.read === 'rollup' ? 'rollup' : 'rows']++;
      expectFigures(question, answer);
      const remarks = question.compare !== null && answer.previous === null ? 1 : 0;
      expect(answer.approximate).toHaveLength(remarks);
    }
    expect(read.rollup).toBeGreaterThan(10);
  });

  it('says how far percentiles from sums may be off, and keeps to it; asked exactly it reads the spans', async () => {
    let read = 0;
    const shares = ['p50', 'p75', 'p90', 'p95', 'p99'] as const;
    const measures = shares.map((fn): Measure => ({ fn, field: 'duration' }));
    for (const question of fc.sample(arbitraryQuestion({ ...ofSums, queries: ['', 'kind:server'] }), {
      numRuns: 8,
      seed: 4,
    })) {
      const asked = {
        ...question,
        compare: null,
        measures: [{ fn: 'count' as const }, ...measures],
        top: { ...question.top, size: 100 },
      };
      expectFigures(asked, await panelSpans(ctx, asked));
      const answer = await panelSpans(ctx, { ...asked, precision: 'fast' });
      if (answer.read !== 'rollup') continue;
      read++;
      expect(answer.approximate[0]).toContain('19 %');
      for (const one of answer.series) {
        const numbers = durationsOf(asked, answer, one.key);
        for (const [at, fn] of shares.entries()) {
          const place = (Number(fn.slice(1)) / 100) * (numbers.length - 1);
          const value = one.values[at + 1] ?? 0;
          expect(value).toBeGreaterThanOrEqual((numbers[Math.floor(place)] ?? 0) / 1.19);
          expect(value).toBeLessThanOrEqual((numbers[Math.ceil(place)] ?? 0) * 1.19);
        }
      }
    }
    expect(read).toBeGreaterThan(2);
  });
});

/** The durations of a group, sorted. */
function durationsOf(question: PanelQuestion, { range }: PanelPeriod, key: readonly unknown[]): number[] {
  return plainSpans(finds(question.q), { fromNs: nsOf(range.from), toNs: nsOf(range.to) })
    .filter((record) => {
      const values = question.by.map((name) => valuesOf({ names: [name], missing: null }, record)[0]);
      return JSON.stringify(values) === JSON.stringify(key);
    })
    .map(({ attributes }) => Number(attributes.duration))
    .sort((a, b) => a - b);
}
