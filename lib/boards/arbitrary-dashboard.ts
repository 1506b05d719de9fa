// For tests: any dashboard that the format allows.
import fc from 'fast-check';
import type { DashboardDocument, Variable } from '../contracts/dashboard/dashboard-document';
import { type NumberFormat, UNITS } from '../contracts/dashboard/number-format';
import { LEGEND_VALUES, type Panel, type PanelPlace } from '../contracts/dashboard/panel';
import {
  COMPARISONS,
  MEASURE_FUNCTIONS,
  type Measure,
  type PanelQuery,
} from '../contracts/dashboard/panel-query';

const identifier = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
const field = fc.constantFrom(
  'service',
  'level',
  'duration',
  'wafer_lot',
  'http.route',
  'a b',
  'naïve',
  '$x',
  'n',
);
const words = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 8 }));
const title = fc.oneof(words, fc.constantFrom('', 'Errors', 'P95 “latency”'));
const text = fc.constantFrom(
  '',
  'level:ERROR',
  'service:$service',
  'a OR (b NOT $x)',
  '"quoted $not"',
  'n:[1 TO 5]',
  'broken:(',
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0);
const optional = <Of>(one: fc.Arbitrary<Of>) => fc.option(one, { nil: null });

const place: fc.Arbitrary<PanelPlace> = fc
  .record({
    x: fc.nat(11),
    y: fc.nat(60),
    w: fc.integer({ min: 1, max: 12 }),
    h: fc.integer({ min: 1, max: 60 }),
  })
  .map((at) => ({ ...at, w: Math.min(at.w, 12 - at.x) }));
const records = <Source extends 'logs' | 'spans'>(...sources: Source[]) =>
  fc.record({ source: fc.constantFrom(...sources), q: text, savedId: optional(fc.constantFrom('s1', 's2')) });
const measure: fc.Arbitrary<Measure> = fc
  .tuple(fc.constantFrom(...MEASURE_FUNCTIONS), field)
  .map(([fn, of]): Measure => (fn === 'count' || fn === 'rate' ? { fn } : { fn, field: of }));
const format: fc.Arbitrary<NumberFormat> = fc.record({
  unit: fc.constantFrom(...UNITS),
  suffix: fc.constantFrom('', 'dies'),
  decimals: optional(fc.nat(6)),
});
const query: fc.Arbitrary<PanelQuery> = fc.record({
  name: identifier,
  label: title,
  records: records('logs', 'spans'),
  measure,
  by: fc.uniqueArray(field, { maxLength: 4 }),
  top: fc.record({
    size: fc.integer({ min: 1, max: 100 }),
    order: fc.constantFrom('most' as const, 'least' as const),
    other: fc.boolean(),
  }),
  stepMs: optional(fc.constantFrom(1000, 60_000, 86_400_000)),
  compare: optional(fc.constantFrom(...COMPARISONS)),
  format: optional(format),
  hidden: fc.boolean(),
});
const formula = fc.record({
  name: identifier,
  label: title,
  expression: fc.constantFrom('a / b * 100', '1', 'abs(a - min(b, 2))', 'not ( a formula'),
  format: optional(format),
  hidden: fc.boolean(),
});
const axis = fc.record({
  label: title,
  min: optional(number),
  max: optional(number),
  scale: fc.constantFrom('linear' as const, 'log' as const),
});
const frame = {
  id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,10}$/),
  title,
  description: title,
  at: place,
  links: fc.array(
    fc.record({
      title: fc.constantFrom('Runbook', 'Docs'),
      url: fc.constantFrom('https://x.test/?s=$service', '/logs?from=now-1d'),
    }),
    { maxLength: 2 },
  ),
};
const asked = {
  queries: fc.array(query, { minLength: 1, maxLength: 3 }),
  formulas: fc.array(formula, { maxLength: 2 }),
  format,
  thresholds: fc.array(
    fc.record({ from: number, tone: fc.constantFrom('ok' as const, 'warn' as const, 'error' as const) }),
    {
      maxLength: 3,
    },
  ),
};

/** A panel of any kind. */
export const arbitraryPanel: fc.Arbitrary<Panel> = fc
  .oneof<fc.Arbitrary<Panel>[]>(
    fc.record({
      ...frame,
      ...asked,
      kind: fc.constant('timeseries' as const),
      draw: fc.constantFrom(
        'lines' as const,
        'areas' as const,
        'stacked-areas' as const,
        'stacked-bars' as const,
      ),
      axis,
      legend: fc.record({ shown: fc.boolean(), values: fc.subarray([...LEGEND_VALUES]) }),
    }),
    fc.record({ ...frame, ...asked, kind: fc.constant('number' as const), trend: fc.boolean() }),
    fc.record({ ...frame, ...asked, kind: fc.constantFrom('top' as const, 'table' as const) }),
    fc.record({
      ...frame,
      kind: fc.constant('logs' as const),
      records: records('logs'),
      columns: fc.uniqueArray(field, { maxLength: 4 }),
      order: fc.constantFrom('newest' as const, 'oldest' as const),
    }),
    fc.record({
      ...frame,
      kind: fc.constant('traces' as const),
      records: records('spans'),
      sort: fc.constantFrom(
        'newest' as const,
        'slowest' as const,
        'most-errors' as const,
        'most-spans' as const,
      ),
    }),
    fc.record({
      ...frame,
      kind: fc.constant('heatmap' as const),
      records: records('logs', 'spans'),
      field,
      scale: fc.constantFrom('linear' as const, 'log' as const),
      format,
    }),
    fc.record({
      ...frame,
      kind: fc.constant('percentiles' as const),
      records: records('logs', 'spans'),
      field,
      shares: fc
        .subarray([0, 50, 75, 90, 95, 99, 100] as const, { minLength: 1 })
        .map((shares) => [...shares]),
      axis,
      format,
    }),
    fc.record({
      ...frame,
      kind: fc.constant('map' as const),
      service: optional(fc.constantFrom('api', '$service')),
      depth: fc.integer({ min: 1, max: 10 }),
    }),
    fc.record({ ...frame, kind: fc.constant('text' as const), markdown: words }),
  )
  .map((panel) => ('queries' in panel ? { ...panel, ...namedOnce(panel) } : panel));

const variable: fc.Arbitrary<Variable> = fc.record({
  name: identifier,
  label: title,
  values: fc.oneof(
    fc.record({
      from: fc.constant('field' as const),
      source: fc.constantFrom('logs' as const, 'spans' as const),
      field,
      q: text,
    }),
    fc.record({
      from: fc.constant('list' as const),
      list: fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 3 }),
    }),
  ),
  multi: fc.boolean(),
  chosen: fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 2 }),
});

/** A dashboard that `readDashboard` takes as it is. */
export const arbitraryDashboard: fc.Arbitrary<DashboardDocument> = fc.record({
  format: fc.constant(1 as const),
  name: fc.constantFrom('Board', 'Überblick', 'a'),
  description: words,
  time: fc.constantFrom(
    { from: 'now-1h', to: 'now' },
    { from: '2026-11-22T08:00:00Z', to: '2026-11-22T09:00:00Z' },
  ),
  refreshSeconds: optional(fc.constantFrom(5, 30)),
  variables: fc.uniqueArray(variable, { maxLength: 3, selector: ({ name }) => name }),
  attributes: fc.uniqueArray(
    fc.record({ name: field, source: fc.constantFrom('logs' as const, 'spans' as const), about: title }),
    { maxLength: 3, selector: ({ name, source }) => `${source} ${name}` },
  ),
  panels: fc.uniqueArray(arbitraryPanel, { maxLength: 6, selector: ({ id }) => id }),
});

/** Queries and formulas of a panel share their names. */
function namedOnce({ queries, formulas }: { queries: PanelQuery[]; formulas: { name: string }[] }) {
  const name = (at: number, own: string) => `${own.slice(0, 6)}_${at}`;
  return {
    queries: queries.map((one, at) => ({ ...one, name: name(at, one.name) })),
    formulas: formulas.map((one, at) => ({ ...one, name: name(at + queries.length, one.name) })),
  } as Pick<Extract<Panel, { kind: 'top' }>, 'queries' | 'formulas'>;
}
