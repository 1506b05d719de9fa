import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { arbitraryTrace, arbitraryTraceQuery } from '../../scripts/arbitrary-trace';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import type { Measure } from '../contracts/dashboard/panel-query';
import {
  heatmapQuestionSchema,
  type PanelSeries,
  panelQuestionSchema,
} from '../contracts/dashboard/panel-question';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { numbersOf } from '../query/aggregate/record-values';
import { parseQuery } from '../query/parse';
import { evaluateSpanOfTrace } from '../query/trace/evaluate-trace';
import { traceMention } from '../query/trace/trace-mentions';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { NS_PER_HOUR, NS_PER_MINUTE } from '../time/time-ns';
import { earlier, type TimeRange } from '../time/time-range';
import { evaluatePanel } from './evaluate-panel';
import { heatmapSpans } from './heatmap-spans';
import { panelSpans } from './panel-spans';
import { plainOf } from './random-spans';

// As `fast` as ever, but with time enough on any machine: then these are all traces, and no estimate.
vi.mock(import('./spans-of-traces'), async (load) => {
  const { spansOfTraces } = await load();
  const limits = { need: 10_000, mostRead: 60_000, mostSpans: 300_000, budgetMs: 60_000, countMs: 60_000 };
  return { spansOfTraces: async (asked, whole) => await spansOfTraces(asked, whole, limits) };
});

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const TRACES = 120;
const START = 1_700_000_000_000_000_000n;
/** Over four hours; some spans come an hour after their trace began. */
const traces = Array.from({ length: TRACES }, (_, n): SpanRecord[] => {
  const id = ((n + 1) * 7919).toString(16).padStart(32, '0');
  const start = START + BigInt(n) * 2n * NS_PER_MINUTE;
  return fc.sample(arbitraryTrace(id, start), { numRuns: 1, seed: 9_000 + n })[0] ?? [];
});

beforeAll(async () => {
  const all = traces.flat();
  const shuffled = all.map((span, at) => ({ span, by: (at * 7919) % 10_007 })).sort((a, b) => a.by - b.by);
  for (let at = 0; at < shuffled.length; at += 97) {
    const records = shuffled.slice(at, at + 97).map(({ span }) => span);
    await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  }
});

/** By the language's rules alone: spans of the range whose traces began at most an hour before it. */
function counted(q: string, { fromNs, toNs }: TimeRange): LogRecord[] {
  const { ast } = parseQuery(q, 'span');
  return traces
    .filter((spans) => spans.map(({ start }): bigint => start).reduce(earlier) >= fromNs - NS_PER_HOUR)
    .flatMap((spans) =>
      spans.filter(
        (span) => span.start >= fromNs && span.start < toNs && evaluateSpanOfTrace(ast, span, spans, START),
      ),
    )
    .map(plainOf);
}

const ofTraces = arbitraryTraceQuery.filter((q) => {
  const { ast, diagnostics } = parseQuery(q, 'span');
  return traceMention(ast) !== null && diagnostics.every(({ severity }) => severity !== 'error');
});
const range = fc
  .tuple(fc.integer({ min: -30, max: 250 }), fc.integer({ min: 1, max: 400 }))
  .map(([at, length]) => ({
    from: formatIsoNs(START + BigInt(at) * NS_PER_MINUTE),
    to: formatIsoNs(START + BigInt(at + length) * NS_PER_MINUTE),
  }));
const measure = fc.oneof(
  fc.constantFrom<Measure>({ fn: 'count' }, { fn: 'rate' }),
  fc.record({
    fn: fc.constantFrom('unique' as const, 'sum' as const, 'avg' as const, 'max' as const, 'p95' as const),
    field: fc.constantFrom('duration', 'n'),
  }),
);
const question = fc
  .record({
    q: ofTraces,
    range,
    measures: fc.array(measure, { minLength: 1, maxLength: 2 }),
    by: fc.uniqueArray(fc.constantFrom('service', 'name', 'color', 'n'), { maxLength: 2 }),
    size: fc.constantFrom(1, 3, 100),
    buckets: fc.constantFrom(null, 7),
    precision: fc.constantFrom('fast' as const, 'exact' as const),
  })
  .map(({ range: ends, size, ...rest }) =>
    panelQuestionSchema.parse({
      ...{ source: 'spans', top: { size, order: 'most', other: true } },
      ...{ ...ends, ...rest },
    }),
  );

const nsOf = (text: string) => parseIsoNs(text) ?? 0n;
const rounded = (number: number | null) => (number === null ? null : Number(number.toPrecision(10)));
const comparable = (series: readonly PanelSeries[]) =>
  series.map(({ key, isOther, count, values, points }) => ({
    ...{ key, isOther, count, values: values.map(rounded) },
    points: points.map((line) => line.map(rounded)),
  }));

describe('figures of spans whose traces meet conditions', () => {
  it('are what a plain evaluation of the traces says', async () => {
    let found = 0;
    for (const asked of fc.sample(question, { numRuns: 45, seed: 12 })) {
      const answer = await panelSpans(ctx, asked);
      const ends = { fromNs: nsOf(answer.range.from), toNs: nsOf(answer.range.to) };
      const expected = evaluatePanel(asked, counted(asked.q, ends), {
        ...{ range: ends, starts: answer.times.map(nsOf), like: null },
      });
      const text = JSON.stringify(asked);
      expect(answer.estimate, text).toBe(null);
      expect(comparable(answer.series), text).toEqual(comparable(expected.series));
      expect({ total: answer.total, without: answer.without, groups: answer.groups }, text).toEqual({
        ...{ total: expected.total, without: expected.without, groups: expected.groups },
      });
      found += answer.total > 0 ? 1 : 0;
    }
    expect(found).toBeGreaterThan(20);
  });

  it('are the same in the cells of a heatmap', async () => {
    let found = 0;
    for (const [q, ends] of fc.sample(fc.tuple(ofTraces, range), { numRuns: 8, seed: 3 })) {
      const answer = await heatmapSpans(
        ctx,
        heatmapQuestionSchema.parse({ source: 'spans', q, ...ends, field: 'duration', buckets: 6, rows: 9 }),
      );
      const records = counted(q, { fromNs: nsOf(ends.from), toNs: nsOf(ends.to) });
      const starts = answer.times.map(nsOf);
      const inCell = (record: LogRecord, row: (typeof answer.rows)[number], at: number) =>
        record.time >= (starts[at] ?? 0n) &&
        record.time < (starts[at + 1] ?? nsOf(ends.to)) &&
        numbersOf({ names: ['duration'], missing: null }, record).some(
          (ns) => ns >= (row.from ?? -1) && ns < (row.to ?? Number.POSITIVE_INFINITY),
        );
      const cells = answer.rows.map((row) =>
        starts.map((_, at) => records.filter((record) => inCell(record, row, at)).length),
      );
      expect(answer.counts, q).toEqual(cells);
      expect(answer.total, q).toBe(records.length);
      found += records.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  it('compares with the period before', async () => {
    const asked = panelQuestionSchema.parse({
      ...{ source: 'spans', q: 'has{status:error} AND service:gate', measures: [{ fn: 'count' }] },
      ...{ from: formatIsoNs(START + 2n * NS_PER_HOUR), to: formatIsoNs(START + 4n * NS_PER_HOUR) },
      compare: 'previous',
    });
    const { total, previous } = await panelSpans(ctx, asked);
    const before = { fromNs: START, toNs: START + 2n * NS_PER_HOUR };
    expect(total).toBe(
      counted(asked.q, { fromNs: START + 2n * NS_PER_HOUR, toNs: START + 4n * NS_PER_HOUR }).length,
    );
    expect(previous?.total).toBe(counted(asked.q, before).length);
    expect(total).toBeGreaterThan(0);
  });
});
