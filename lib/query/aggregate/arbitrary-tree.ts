// For tests: random AggTrees over the fields of random records.
import fc from 'fast-check';
import { FIELDS } from '../arbitrary-record';
import type { QueryNode } from '../ast';
import { parseQuery } from '../parse';
import { parseRegex } from '../regex';
import type { AggField, AggGroup, AggTree, BucketOrder, GroupBy, Measure } from './agg-tree';

const NAMES = [
  'level',
  'service',
  'environment',
  'message',
  'trace_id',
  'severity_number',
  'scope.name',
  ...FIELDS,
];
const DAY = 86_400_000_000_000n;

const field: fc.Arbitrary<AggField> = fc.record({
  names: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NAMES).map((name) => [name]) },
    { weight: 1, arbitrary: fc.constant(['attributes.level', 'resource.level']) },
  ),
  missing: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('none', 5) },
  ),
});
const numeric: fc.Arbitrary<AggField> = fc.record({
  names: fc.constantFrom(...NAMES).map((name) => [name]),
  missing: fc.option(fc.constantFrom(0, 5, -2.5), { nil: null, freq: 4 }),
});

const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({
    kind: fc.constant('stats' as const),
    field: numeric,
    parts: fc.subarray(['count', 'sum', 'avg', 'min', 'max', 'variance', 'squares'] as const, {
      minLength: 1,
    }),
  }),
  fc.record({
    kind: fc.constant('quantiles' as const),
    field: numeric,
    shares: fc.subarray([0, 0.01, 0.5, 0.95, 1], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('ranks' as const),
    field: numeric,
    values: fc.subarray([-3, 0, 0.5, 5, 1000], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constantFrom('distinct' as const, 'present' as const), field }),
  fc.record({
    kind: fc.constant('rows' as const),
    size: fc.integer({ min: 1, max: 3 }),
    skip: fc.integer({ min: 0, max: 1 }),
    sort: fc.constant([]),
  }),
);

const filter = fc
  .constantFrom('level:ERROR', 'k:*', 'n>5', 'error', 'NOT service:api', 'http.status:5')
  .map((text): QueryNode | null => parseQuery(text).ast);
const values = fc.oneof(
  fc.constant({ values: ['5', 'error', 'ERROR', 'true', 'éa', 'API'] }),
  fc.constantFrom('.*r.*', '[0-9]+', '(API|my service)', 'E.*').map((source) => {
    const { regex } = parseRegex(source);
    return regex ? { regex } : { values: [] };
  }),
);

const by: fc.Arbitrary<GroupBy> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('terms' as const),
      field,
      size: fc.constantFrom(1, 3, 100),
      minCount: fc.constantFrom(1, 1, 2),
      order: fc.constant([]),
      include: fc.option(values, { nil: null, freq: 5 }),
      exclude: fc.option(values, { nil: null, freq: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      field: fc.constant('time' as const),
      step: fc.record({
        every: fc.constantFrom<bigint | 'day' | 'week' | 'month' | 'hour'>(
          DAY,
          DAY / 8n,
          25n * 60_000_000_000n,
          'day',
          'week',
          'month',
          'hour',
        ),
        zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', '-03:30'),
        offsetNs: fc.constantFrom(0n, 0n, 21_600_000_000_000n),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('steps' as const),
      field: numeric,
      interval: fc.constantFrom(1, 2, 0.5, 250),
      offset: fc.constantFrom(0, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('bounds' as const),
      field: numeric,
      bounds: fc.subarray([-2.5, 0, 1, 5, 1_000], { minLength: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('ranges' as const),
      field: numeric,
      ranges: fc.subarray(
        [
          { from: null, to: 5 },
          { from: 0, to: 1_000 },
          { from: 5, to: null },
          { from: null, to: null },
        ],
        { minLength: 1 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('filters' as const),
      filters: fc.array(filter, { minLength: 1, maxLength: 3 }),
      other: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('missing' as const), field }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tuples' as const),
      fields: fc.array(field, { minLength: 1, maxLength: 4 }),
      size: fc.constantFrom(1, 3, 100),
      order: fc.constant([]),
      other: fc.boolean(),
      keys: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('incomplete' as const),
      fields: fc.array(field, { minLength: 1, maxLength: 4 }),
    }),
  },
);

/** @param depth how many groups may be inside each other */
export function arbitraryTree(depth: number): fc.Arbitrary<AggTree> {
  const groups: fc.Arbitrary<AggGroup[]> =
    depth === 0 ? fc.constant([]) : fc.array(arbitraryGroup(depth - 1), { maxLength: 2 });
  return fc.record({ measures: fc.array(measure, { maxLength: 2 }), groups }).map(({ measures, groups }) => ({
    measures: new Map(measures.map((one, index) => [`m${index}`, one])),
    groups: new Map(groups.map((one, index) => [`g${index}`, one])),
  }));
}

function arbitraryGroup(depth: number): fc.Arbitrary<AggGroup> {
  return fc
    .record({ by, inside: arbitraryTree(depth), pick: fc.nat(), descending: fc.boolean() })
    .map(({ by, inside, pick, descending }) => {
      if (by.kind !== 'terms' && by.kind !== 'tuples') return { by, ...inside };
      const orders = ordersOf(inside);
      const order = orders[pick % orders.length];
      return { by: { ...by, order: order ? [{ by: order, descending }] : [] }, ...inside };
    });
}

function ordersOf({ measures }: AggTree): BucketOrder['by'][] {
  const ofMeasures = [...measures].flatMap(([measure, one]): BucketOrder['by'][] => {
    if (one.kind === 'stats')
      return one.parts
        .filter((part) => part !== 'variance')
        .map((part) => ({ kind: 'measure', measure, part }));
    return one.kind === 'rows' ? [] : [{ kind: 'measure', measure, part: 0 }];
  });
  return [{ kind: 'count' }, { kind: 'key' }, ...ofMeasures];
}
