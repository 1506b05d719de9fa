import { expect, test } from 'vitest';
import { newPanel, newQuery } from '@/lib/boards/new-panel';
import type { PanelAnswer } from '@/lib/contracts/dashboard/panel-question';
import { panelFigures } from '../panel-figures';
import { testAnswer } from '../test-answer';
import { topRows, topSizes } from '../top/top-rows';
import { cellText, cellValue, sortRows, tableFigures } from './table-rows';

const RANGE = { from: '2026-11-22T10:00:00.000000000Z', to: '2026-11-22T11:00:00.000000000Z' };
const AT = { x: 0, y: 0, w: 6, h: 8 };

function answer(
  groups: Record<string, number>,
  other: number | null,
  fields: Partial<PanelAnswer> = {},
): PanelAnswer {
  const one = (key: string[], value: number, isOther: boolean) => ({
    key,
    isOther,
    count: value,
    values: [value],
    points: [[]],
  });
  return testAnswer({
    range: RANGE,
    times: [],
    series: [
      ...Object.entries(groups).map(([key, value]) => one([key], value, false)),
      ...(other === null ? [] : [one([], other, true)]),
    ],
    ...fields,
  });
}

const panel = {
  ...newPanel('table', 'p', AT),
  queries: [
    { ...newQuery('all'), by: ['service'] },
    { ...newQuery('errors'), by: ['service'], label: 'Errors' },
  ],
};
const answers = new Map([
  ['all', answer({ api: 100, db: 50, web: 9 }, 500)],
  ['errors', answer({ db: 20, api: 3 }, null)],
]);
const figures = panelFigures(panel, answers, RANGE);
const { series } = figures;
const table = tableFigures(panel, figures);

test('a group is one row, whatever queries it is in; what is missing is empty', () => {
  expect(table.by).toEqual(['service']);
  expect(table.columns.map(({ label }) => label)).toEqual(['Count', 'Errors']);
  const values = table.rows.map((row) => [
    row.isOther ? 'other' : row.key[0],
    ...table.columns.map((column) => cellValue(row, column)),
  ]);
  expect(values).toEqual([
    ['api', 100, 3],
    ['db', 50, 20],
    ['web', 9, null],
    ['other', 500, null],
  ]);
});

test('a count is 0 for a group without records, where all groups are known', () => {
  const known = new Map([...answers, ['errors', answer({ db: 20, api: 3 }, null, { groups: 2 })] as const]);
  const of = tableFigures(panel, panelFigures(panel, known, RANGE));
  const [, errors] = of.columns;
  expect(of.rows.map((row) => errors && cellValue(row, errors))).toEqual([3, 20, 0, null]);
});

test('a count is not 0 where it was not asked for: in rows of other fields, and of the period before', () => {
  const [all, errors] = panel.queries;
  if (!all || !errors) throw new Error('no query');
  const compared = { ...answer({ api: 3 }, null, { groups: 1 }), previous: answer({ api: 2 }, null) };
  const asked = {
    ...panel,
    queries: [all, errors, { ...newQuery('lots'), by: ['lot'] }, { ...newQuery('sum'), label: 'Sum' }],
  };
  const replies = new Map<string, PanelAnswer>([
    ['all', answer({ api: 100, db: 50 }, null, { groups: 2 })],
    ['errors', compared],
    // A lot that is called as a service is.
    ['lots', answer({ db: 7 }, null, { groups: 1 })],
    ['sum', answer({}, null, { series: answer({}, 150).series.map((one) => ({ ...one, isOther: false })) })],
  ]);
  const { columns, rows } = tableFigures(asked, panelFigures(asked, replies, RANGE));
  expect(rows.map((row) => [row.key[0], ...columns.map((column) => cellValue(row, column))])).toEqual([
    ['api', 100, 3, 2, null, null],
    ['db', 50, 0, null, null, null],
    ['db', null, null, null, 7, null],
    [undefined, null, null, null, null, 150],
  ]);
});

test('each column reads as its query says, and what is not exact is marked', () => {
  const p95 = {
    ...newQuery('p95', 'spans'),
    by: ['service'],
    measure: { fn: 'p95' as const, field: 'duration' },
    format: { unit: 'ns' as const, suffix: '', decimals: null },
  };
  const mixed = { ...panel, queries: [...panel.queries, p95] };
  const replies = new Map([
    ...answers,
    ['p95', answer({ api: 12_300_000, db: 2_000 }, null, { read: 'rollup' })] as const,
  ]);
  const { columns, rows } = tableFigures(mixed, panelFigures(mixed, replies, RANGE));
  expect(rows.slice(0, 3).map((row) => columns.map((column) => cellText(row, column)))).toEqual([
    ['100', '3', '≈ 12.3 ms'],
    ['50', '20', '≈ 2 µs'],
    ['9', '–', '–'],
  ]);
});

test('sorted by a column, rows without a value come last and all others after them, in both directions', () => {
  const errors = table.columns[1];
  if (!errors) throw new Error('no column');
  const names = (direction: 'ascending' | 'descending') =>
    sortRows(table.rows, { column: errors }, direction).map(({ key }) => key[0] ?? 'other');
  expect(names('descending')).toEqual(['db', 'api', 'web', 'other']);
  expect(names('ascending')).toEqual(['api', 'db', 'web', 'other']);
  expect(sortRows(table.rows, { field: 0 }, 'descending').map(({ key }) => key[0])).toEqual([
    'web',
    'db',
    'api',
    undefined,
  ]);
});

test('bars are as long as their share of the greatest group; all others set no scale', () => {
  const rows = topRows(series.filter(({ of }) => of.name === 'all'));
  expect(rows.map(({ series: one, share }) => [one.label.replace(/^.*: /, ''), share])).toEqual([
    ['api', 1],
    ['db', 0.5],
    ['web', 0.09],
    ['other', 1],
  ]);
});

test('few rows are drawn larger, as many as fit where they can', () => {
  expect(topSizes(1, 300).rowPx).toBeGreaterThan(topSizes(7, 300).rowPx);
  for (const rows of [1, 3, 6, 7]) expect(rows * topSizes(rows, 300).rowPx).toBeLessThanOrEqual(300);
  expect(topSizes(1, 2_000).rowPx).toBeLessThan(60);
});
