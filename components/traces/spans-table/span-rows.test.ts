import { expect, test } from 'vitest';
import { buildTrace } from '@/lib/trace/build-trace';
import { spanFixture } from '@/lib/trace/span-fixture';
import { spanColumns } from './span-columns';
import { filterSpans, type SpanFilter, sortSpans } from './span-rows';

const model = buildTrace([
  spanFixture('a', null, 0, 100),
  spanFixture('b', 'a', 10, 30, { service: 'db', name: 'read', status: 'error' }),
  spanFixture('c', 'a', 20, 40, { service: 'db', name: 'write' }),
  spanFixture('d', 'a', 70, 30, { service: 'db', name: 'read' }),
]);
const all: SpanFilter = { found: null, service: '', name: '', onlyErrors: false };
const keys = (filter: Partial<SpanFilter>) => filterSpans(model, { ...all, ...filter }).map(({ key }) => key);

test('every filter narrows', () => {
  expect(keys({})).toEqual(['a', 'b', 'c', 'd']);
  expect(keys({ service: 'db' })).toEqual(['b', 'c', 'd']);
  expect(keys({ service: 'db', name: 'read' })).toEqual(['b', 'd']);
  expect(keys({ service: 'db', name: 'read', onlyErrors: true })).toEqual(['b']);
  expect(keys({ found: new Set(['a', 'c']), service: 'db' })).toEqual(['c']);
  expect(keys({ found: new Set() })).toEqual([]);
});

test('numbers sort as numbers, what has no value is last both ways, equal ones keep their order', () => {
  const size = new Map([
    ['a', '9'],
    ['b', '10'],
    ['d', 'big'],
  ]);
  const columns = spanColumns(new Float64Array(4), [
    { name: 'size', valueOfSpan: ({ key }) => size.get(key) ?? null },
  ]);
  const sorted = (id: string, descending: boolean) => {
    const column = columns.find((one) => one.id === id);
    return column ? sortSpans(model.nodes, column.value, descending).map(({ key }) => key) : [];
  };
  expect(sorted('field:size', false)).toEqual(['a', 'b', 'd', 'c']);
  expect(sorted('field:size', true)).toEqual(['d', 'b', 'a', 'c']);
  expect(sorted('duration', true)).toEqual(['a', 'c', 'b', 'd']);
  expect(sorted('name', false)).toEqual(['a', 'b', 'd', 'c']);
});
