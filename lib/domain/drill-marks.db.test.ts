import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../scripts/test-context';
import { openTestDatabase } from '../../scripts/test-database';
import { drillQuery } from '../boards/drill-query';
import { bucketTimes, type Mark } from '../boards/mark';
import { newPanel, newQuery } from '../boards/new-panel';
import { panelQuestions } from '../boards/panel-questions';
import type { QuestionView } from '../boards/question-view';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import type { AskingPanel } from '../contracts/dashboard/panel';
import type { Measure, PanelSource } from '../contracts/dashboard/panel-query';
import { type PanelAnswer, panelQuestionSchema } from '../contracts/dashboard/panel-question';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { writeLogs } from '../store/write/write-logs';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { nowNs, timeNs } from '../time/time-ns';
import { matchingTraces } from './matching-traces';
import { panelQuery } from './panel-query';
import { resolveRange } from './resolve-range';

openTestDatabase();

const ctx = testContext();
const START = 1_700_000_000_000_000_000n;
const SECOND = 1_000_000_000n;
const TRACES = 80;

const text = fc.constantFrom(
  'timeout',
  'connection timeout',
  'W-12',
  'a/b',
  'null',
  '5',
  '5.0',
  'a*',
  '"q"',
  '日本',
);
const attributes = fc.record(
  { lot: text, tag: fc.oneof(text, fc.constantFrom(5, 7.5, true)), ms: fc.constantFrom(0, 1.5, 40, 1e6) },
  { requiredKeys: [] },
);
const streams = ['api', 'stdf-parser', 'api gateway'].map((service, at) => ({
  ...{
    service,
    environment: at === 0 ? null : 'prod',
    serviceVersion: `2.${at}`,
    resource: { region: 'eu' },
  },
  ...{ scopeName: null, scopeVersion: null, scopeAttributes: {} },
}));
const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
  fc.sample(arbitrary, { numRuns, seed: 21 });

/** Traces of three spans each, some of which begin before an hour that their last spans are in. */
const spans = sample(
  fc.record({
    ...{
      attributes,
      stream: fc.constantFrom(...streams),
      name: fc.constantFrom('GET /a', 'parse', 'GET /a/b'),
    },
    ...{ kind: fc.integer({ min: 1, max: 3 }), status: fc.integer({ min: 0, max: 2 }) },
    durationNs: fc.constantFrom(1_000n, 2_500_000n, 40_000_000_000n),
    event: fc.option(attributes, { freq: 4, nil: null }),
  }),
  TRACES * 3,
).map(({ event, ...span }, index): SpanRecord => {
  const trace = index % TRACES;
  const at = Math.floor(index / TRACES);
  const start = START + BigInt(trace * 300 + at * 700) * SECOND;
  return {
    ...span,
    traceId: (trace + 1).toString(16).padStart(32, '0'),
    spanId: (index + 1).toString(16).padStart(16, '0'),
    parentSpanId: at === 0 ? null : (trace + 1).toString(16).padStart(16, '0'),
    ...{ traceState: null, statusMessage: null, links: [], start: timeNs(start) },
    events: event ? [{ time: timeNs(start), name: 'exception', attributes: event }] : [],
  };
});
const logs = sample(
  fc.record({ attributes, stream: fc.constantFrom(...streams), severityNumber: fc.constantFrom(0, 9, 17) }),
  240,
).map((log, index): LogRecord => {
  const time = timeNs(START + BigInt(index * 100) * SECOND);
  return {
    ...{ ...log, time, observedTime: time, severityText: null, body: 'a line', bodyIsJson: false },
    ...{ traceId: null, spanId: null },
  };
});

beforeAll(async () => {
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records: spans, digest: null });
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: logs, digest: null });
  await foldDeltas();
});

const view: QuestionView = {
  document: { variables: [] },
  time: { from: 'now-1h', to: 'now' },
  range: { from: formatIsoNs(START + 1_234n * SECOND), to: formatIsoNs(START + 20_000n * SECOND) },
  ...{ variables: {}, filters: ['region:eu'], saved: {} },
};
const FIELDS = {
  spans: ['service', 'name', 'kind', 'status', 'lot', 'tag', 'version', 'environment'],
  logs: ['service', 'level', 'lot', 'tag', 'version', 'environment'],
};
const QUERIES = {
  spans: [
    ...['', 'status:error', 'kind:server OR lot:*', 'duration:>1ms', 'NOT service:api'],
    ...['has{status:error}', 'kind:server count(span{lot:*}) >= 2', 'service:api OR trace.errors:0'],
    'parent{} > child{name:parse} AND NOT root.name:parse',
  ],
  logs: ['', 'level:ERROR', 'lot:timeout OR tag:*', 'NOT service:api'],
};

function arbitraryPanel(source: PanelSource): fc.Arbitrary<AskingPanel> {
  return fc
    .record({
      q: fc.constantFrom(...QUERIES[source]),
      by: fc.uniqueArray(fc.constantFrom(...FIELDS[source]), { maxLength: 2 }),
      measure: fc.constantFrom<Measure>({ fn: 'count' }, { fn: 'rate' }),
      size: fc.constantFrom(1, 3, 50),
    })
    .map(({ q, by, measure, size }) => ({
      ...newPanel('timeseries', 'p', { x: 0, y: 0, w: 6, h: 6 }),
      queries: [
        {
          ...newQuery('a', source),
          ...{ records: { source, q, savedId: null }, by, measure },
          top: { size, order: 'most' as const, other: true },
        },
      ],
    }));
}

async function ask(question: object): Promise<PanelAnswer> {
  return await panelQuery(ctx, panelQuestionSchema.parse({ ...question, precision: 'exact' }));
}

/** The marks that an answer is drawn as, with their counts: of the whole range, of each bucket, and what no group has. */
function marksOf(panel: AskingPanel, { series, times, groups, without }: PanelAnswer) {
  const range = view.range ?? view.time;
  const shown = series.filter(({ isOther }) => !isOther).map(({ key }) => key);
  const isCount = panel.queries[0]?.measure.fn === 'count';
  const left: Mark = { kind: 'without', panel, query: 'a', times: null };
  const ofGroups = series.flatMap(({ key, isOther, count, points }) => {
    const mark: Mark = {
      ...{ kind: 'series', panel, query: 'a', key, isOther, shown, times: null },
      isComplete: groups !== null && groups <= shown.length,
    };
    const ofBuckets = isCount
      ? times.map((_, at) => ({
          mark: { ...mark, times: bucketTimes(times, at, range) },
          count: points[0]?.[at] ?? 0,
        }))
      : [];
    return [{ mark, count }, ...ofBuckets.slice(1, 4)];
  });
  return spread([...(without > 0 ? [{ mark: left, count: without }] : []), ...ofGroups], 12);
}

/** About so many of them, the first among them. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, (all.length - 1) / (most - 1));
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

describe.each(['logs', 'spans'] as const)('behind every mark of %s', (source) => {
  it('are as many records as it counts', async () => {
    let marks = 0;
    for (const panel of sample(arbitraryPanel(source), 12)) {
      const question = panelQuestions(panel, view, { buckets: 5 }).get('a') ?? {};
      for (const { mark, count } of marksOf(panel, await ask(question))) {
        const drilled = drillQuery(mark, view);
        const found = await ask({
          source,
          q: drilled.q,
          from: drilled.from,
          to: drilled.to,
          measures: [{ fn: 'count' }],
        });
        expect(found.total, `${JSON.stringify(question)} ${JSON.stringify(drilled)}`).toBe(count);
        marks++;
      }
    }
    expect(marks).toBeGreaterThan(40);
  });
});

it('lists the traces of the spans that a mark counts, those that began before its bucket too', async () => {
  let listed = 0;
  for (const panel of sample(arbitraryPanel('spans'), 5)) {
    const question = panelQuestions(panel, view, { buckets: 5 }).get('a') ?? {};
    for (const { mark, count } of marksOf(panel, await ask(question))) {
      const { q, from, to } = drillQuery(mark, view);
      const range = resolveRange(from, to, nowNs());
      const { traces } = await matchingTraces(
        ctx,
        { q, range, now: nowNs() },
        { limit: 1_000, pick: 'newest' },
      );
      const counted = await ask({
        source: 'spans',
        q,
        from,
        to,
        by: ['trace_id'],
        measures: [{ fn: 'count' }],
        top: { size: 100, order: 'most', other: false },
      });
      expect(new Set(traces.map(({ traceId }) => traceId)), q).toEqual(
        new Set(counted.series.map(({ key }) => key[0])),
      );
      expect(counted.total).toBe(count);
      listed += traces.length;
    }
  }
  expect(listed).toBeGreaterThan(100);
});
