import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskingPanel } from '../contracts/dashboard/panel';
import type { PanelSource } from '../contracts/dashboard/panel-query';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { evaluateLog, evaluateSpan } from '../query/evaluate';
import { isRunnable, parseQuery } from '../query/parse';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { drilledLog, drilledSpan, START } from './arbitrary-drilled-records';
import { type DrillQuery, drillQuery } from './drill-query';
import { bucketTimes, type Mark } from './mark';
import { newPanel, newQuery } from './new-panel';
import type { QuestionView } from './question-view';

const at = (minutes: number) => formatIsoNs(START + BigInt(Math.round(minutes * 60e9)));
const view: QuestionView = {
  document: {
    variables: [
      { name: 'team', label: '', values: { from: 'list', list: [] }, multi: true, chosen: ['red', 'blue'] },
    ],
  },
  time: { from: 'now-1h', to: 'now' },
  range: { from: at(0), to: at(60) },
  variables: {},
  filters: ['-team:green'],
  saved: {},
};
const place = { x: 0, y: 0, w: 6, h: 6 };
const timeOf = (record: LogRecord | SpanRecord): bigint => ('time' in record ? record.time : record.start);
const inTimes = (record: LogRecord | SpanRecord, { from, to }: { from: string; to: string }) =>
  timeOf(record) >= (parseIsoNs(from) ?? 0n) && timeOf(record) < (parseIsoNs(to) ?? 0n);

/** What the drilled page would list. Of spans the range is that of their traces: here each is the first of its own. */
function listed<Of extends LogRecord | SpanRecord>(
  records: readonly Of[],
  { q, source, ...range }: DrillQuery,
): Of[] {
  const parsed = parseQuery(q, source === 'spans' ? 'span' : 'log');
  expect(isRunnable(parsed)).toBe(true);
  return records.filter(
    (one) =>
      inTimes(one, range) &&
      ('time' in one ? evaluateLog(parsed.ast, one, START) : evaluateSpan(parsed.ast, one, START)),
  );
}

function asking(source: PanelSource, by: string[], more: object = {}): AskingPanel {
  const panel = newPanel('timeseries', 'p', place);
  const records = { source, q: 'team:$team', savedId: null };
  return { ...panel, queries: [{ ...newQuery('a', source), records, by, ...more }] };
}
const isAsked = ({ attributes }: { attributes: Record<string, unknown> }) =>
  attributes.team === 'red' || attributes.team === 'blue';
const keyOf = ({ attributes }: LogRecord | SpanRecord, by: readonly string[]) =>
  by.every((field) => Object.hasOwn(attributes, field))
    ? by.map((field) => String(attributes[field])).join('\u0001')
    : null;

/** Groups of records as an answer has them: by the text of their values. */
function groupsOf<Of extends LogRecord | SpanRecord>(records: readonly Of[], by: readonly string[]) {
  const groups = new Map<string, { key: (string | number | boolean)[]; records: Of[] }>();
  for (const record of records) {
    const text = keyOf(record, by);
    if (text === null) continue;
    const key = by.map((field) => record.attributes[field] as string);
    const group = groups.get(text) ?? { key, records: [] };
    group.records.push(record);
    groups.set(text, group);
  }
  return [...groups.values()];
}

const by = fc.constantFrom<string[]>(['tag'], ['tag', 'lot'], []);
const buckets = [at(-5), at(15), at(35), at(55)];

describe('drillQuery', () => {
  for (const [source, record] of [
    ['logs', drilledLog],
    ['spans', drilledSpan],
  ] as const) {
    it(`finds exactly the ${source} of each group, and of other, in each bucket`, () => {
      fc.assert(
        fc.property(
          fc.array(record as fc.Arbitrary<LogRecord | SpanRecord>, { maxLength: 25 }),
          by,
          fc.nat(4),
          (records, fields, size) => {
            const asked = records.filter(isAsked);
            const groups = groupsOf(asked, fields);
            const shown = groups.slice(0, size);
            const rest = groups.slice(size).flatMap((group) => group.records);
            const marks = [
              ...shown.map(({ key, records: members }) => ({ key, isOther: false, members })),
              ...(rest.length > 0 && fields.length > 0 ? [{ key: [], isOther: true, members: rest }] : []),
              ...(fields.length === 0 ? [{ key: [], isOther: false, members: asked }] : []),
            ];
            const panel = asking(source, fields);
            const range = view.range ?? view.time;
            for (const { key, isOther, members } of marks)
              for (const times of [null, ...buckets.map((_, index) => bucketTimes(buckets, index, range))]) {
                const mark: Mark = {
                  kind: 'series',
                  panel,
                  query: 'a',
                  key,
                  isOther,
                  shown: shown.map((one) => one.key),
                  times,
                };
                const expected = members.filter((one) => inTimes(one, times ?? range));
                expect(new Set(listed(records, drillQuery(mark, view)))).toEqual(new Set(expected));
              }
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('finds exactly the numbers of each cell of a heatmap', () => {
    const edges = [null, 0, 1e-7, 0.5, 1, 39.5, 1e9, null];
    const panel = {
      ...newPanel('heatmap', 'p', place),
      records: { source: 'logs' as const, q: 'team:$team', savedId: null },
      field: 'ms',
    };
    fc.assert(
      fc.property(fc.array(drilledLog, { maxLength: 25 }), (records) => {
        for (const [index, from] of edges.slice(0, -1).entries()) {
          const to = edges[index + 1] ?? null;
          const times = { from: at(0), to: at(30) };
          const expected = records.filter((one) => {
            const number = Number(one.attributes.ms ?? Number.NaN);
            return (
              isAsked(one) &&
              inTimes(one, times) &&
              number >= (from ?? -Infinity) &&
              number < (to ?? Infinity)
            );
          });
          expect(
            listed(records, drillQuery({ kind: 'cell', panel, row: { from, to }, times }, view)),
          ).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds exactly the spans of a cell of durations, and those at or above a percentile', () => {
    const heatmap = {
      ...newPanel('heatmap', 'p', place),
      records: { source: 'spans' as const, q: '', savedId: null },
    };
    const percentiles = { ...newPanel('percentiles', 'p', place) };
    fc.assert(
      fc.property(
        fc.array(drilledSpan, { maxLength: 25 }),
        fc.constantFrom([0, 1000], [999, 1_000.5], [1_000, null]),
        (records, [from = null, to = null]) => {
          const row = { from, to };
          const cell = drillQuery(
            { kind: 'cell', panel: heatmap, row, times: null },
            { ...view, filters: [] },
          );
          const inRange = records.filter((one) => inTimes(one, view.range ?? view.time));
          const ns = (one: SpanRecord) => Number(one.durationNs);
          expect(listed(records, cell)).toEqual(
            inRange.filter((one) => ns(one) >= (from ?? 0) && ns(one) < (to ?? Infinity)),
          );
          const above = drillQuery(
            { kind: 'percentile', panel: percentiles, value: from, times: null },
            { ...view, filters: [] },
          );
          expect(listed(records, above)).toEqual(inRange.filter((one) => ns(one) >= (from ?? 0)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds exactly the logs of a delay, of a cell of delays, and those at or above a percentile, also below 0', () => {
    const records = { source: 'logs' as const, q: '', savedId: null };
    const heatmap = { ...newPanel('heatmap', 'p', place), records, field: 'arrival_delay' };
    const percentiles = { ...newPanel('percentiles', 'p', place), records, field: 'arrival_delay' };
    const grouped = asking('logs', ['arrival_delay'], { records });
    const open = { ...view, filters: [] };
    const edges = [null, -5e9, -0.5, 0, 999.5, 2e9, null];
    fc.assert(
      fc.property(fc.array(drilledLog, { maxLength: 25 }), (logs) => {
        const inRange = logs.filter((one) => inTimes(one, view.range ?? view.time));
        const delay = (one: LogRecord) => Number(one.observedTime - one.time);
        for (const [index, from] of edges.slice(0, -1).entries()) {
          const to = edges[index + 1] ?? null;
          const cell = drillQuery({ kind: 'cell', panel: heatmap, row: { from, to }, times: null }, open);
          expect(listed(logs, cell)).toEqual(
            inRange.filter((one) => delay(one) >= (from ?? -Infinity) && delay(one) < (to ?? Infinity)),
          );
          if (from === null) continue;
          const above = drillQuery(
            { kind: 'percentile', panel: percentiles, value: from, times: null },
            open,
          );
          expect(listed(logs, above)).toEqual(inRange.filter((one) => delay(one) >= from));
        }
        for (const key of new Set(inRange.map(delay))) {
          const mark: Mark = {
            ...{ kind: 'series', panel: grouped, query: 'a', key: [key], isOther: false, shown: [[key]] },
            times: null,
          };
          expect(listed(logs, drillQuery(mark, open))).toEqual(inRange.filter((one) => delay(one) === key));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds the spans of a group of durations', () => {
    const mark: Mark = {
      ...{ kind: 'series', panel: asking('spans', ['duration']), query: 'a', key: [1_500_000] },
      ...{ isOther: false, shown: [[1_500_000]], times: null },
    };
    const { q } = drillQuery(mark, { ...view, filters: [] });
    expect(q).toContain(' AND duration:1500000ns AND time:[');
  });

  it('asks for records with the measured field', () => {
    const mark: Mark = {
      kind: 'series',
      panel: asking('logs', [], { measure: { fn: 'avg', field: 'ms' } }),
      query: 'a',
      key: [],
      isOther: false,
      shown: [[]],
      times: null,
    };
    expect(drillQuery(mark, { ...view, filters: [] }).q).toBe('(team:red OR team:blue) AND ms:*');
  });

  it('finds the records that are in no group', () => {
    const panel = asking('logs', ['service', 'lot', 'tester']);
    const mark: Mark = { kind: 'without', panel, query: 'a', times: null };
    // A service every record has.
    expect(drillQuery(mark, { ...view, filters: [] }).q).toBe(
      '(team:red OR team:blue) AND NOT (lot:* AND tester:*)',
    );
  });

  it('goes from a formula to its first query', () => {
    const panel = asking('logs', []);
    const total = { ...newQuery('total'), records: { source: 'logs' as const, q: 'all', savedId: null } };
    const formulas = [
      { name: 'share', label: '', expression: 'a / total', format: null, hidden: false },
      { name: 'more', label: '', expression: '100 * share', format: null, hidden: false },
    ];
    const mark = (query: string): Mark => ({
      kind: 'series',
      panel: { ...panel, queries: [...panel.queries, total], formulas },
      query,
      key: [],
      isOther: false,
      shown: [[]],
      times: null,
    });
    expect(drillQuery(mark('more'), { ...view, filters: [] }).q).toBe('team:red OR team:blue');
    expect(drillQuery(mark('total'), { ...view, filters: [] }).q).toBe('all');
  });

  it('stays readable where nothing is uncertain', () => {
    const mark: Mark = {
      kind: 'series',
      panel: asking('logs', ['service', 'error_type']),
      query: 'a',
      key: ['api', 'TimeoutError'],
      isOther: false,
      shown: [['api', 'TimeoutError']],
      isComplete: true,
      times: null,
    };
    const bare = { ...view, filters: [], variables: { team: [] } };
    expect(drillQuery(mark, bare)).toEqual({
      source: 'logs',
      q: 'service:api AND error_type:TimeoutError',
      from: at(0),
      to: at(60),
    });
  });
});
