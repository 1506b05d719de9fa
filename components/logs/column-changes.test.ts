import { expect, test } from 'vitest';
import type { LogColumn } from '@/lib/url/log-columns';
import { addColumn, moveColumn, removeColumn, resizeColumn, toggleColumn } from './column-changes';
import { columnTemplate } from './column-template';

const columns = (...fields: string[]): LogColumn[] => fields.map((field) => ({ field, widthPx: null }));
const names = (list: readonly LogColumn[]) => list.map(({ field }) => field).join(' ');

test('a new column stands before the message, once', () => {
  const base = columns('level', 'message', 'trace_id');
  expect(names(addColumn(base, 'wafer_lot'))).toBe('level wafer_lot message trace_id');
  expect(addColumn(base, 'level')).toBe(base);
  expect(names(addColumn(columns('level'), 'x'))).toBe('level x');
});

test('columns move to where they are dropped', () => {
  const base = columns('a', 'b', 'c', 'd');
  expect(names(moveColumn(base, 'a', 3))).toBe('b c a d');
  expect(names(moveColumn(base, 'd', 0))).toBe('d a b c');
  expect(names(moveColumn(base, 'b', 4))).toBe('a c d b');
  expect(moveColumn(base, 'b', 1)).toBe(base);
  expect(moveColumn(base, 'b', 2)).toBe(base);
});

test('a list keeps one column at least', () => {
  expect(names(removeColumn(columns('a', 'b'), 'a'))).toBe('b');
  expect(names(removeColumn(columns('a'), 'a'))).toBe('a');
  expect(names(toggleColumn(columns('a', 'b'), 'b'))).toBe('a');
});

test('a set width is bounded and can be given back', () => {
  expect(resizeColumn(columns('a'), 'a', 3)[0]?.widthPx).toBe(40);
  expect(resizeColumn([{ field: 'a', widthPx: 90 }], 'a', null)[0]?.widthPx).toBeNull();
});

test('the message takes what is left; without one nothing stretches', () => {
  const { template, minPx } = columnTemplate(columns('level', 'message', 'x'), 'clock', false);
  expect(template).toBe('184px 50px minmax(240px,1fr) 140px');
  expect(minPx).toBe(184 + 50 + 240 + 140 + 3 * 12 + 24);
  expect(columnTemplate([{ field: 'message', widthPx: 300 }], 'hidden', false).template).toBe(
    '300px minmax(0,1fr)',
  );
});
