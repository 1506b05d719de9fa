import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MAX_COLUMN_PX,
  MIN_COLUMN_PX,
  readLogColumns,
  STANDARD_COLUMNS,
  writeLogColumns,
} from './log-columns';

const column = fc.record({
  field: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((name) => !/:\d{1,5}$/.test(name)),
  widthPx: fc.option(fc.integer({ min: MIN_COLUMN_PX, max: MAX_COLUMN_PX })),
});

test('columns survive the URL, whatever their fields are called', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(column, { selector: ({ field }) => field, minLength: 1, maxLength: 20 }),
      (columns) => {
        expect(readLogColumns(writeLogColumns(columns))).toEqual(columns);
      },
    ),
  );
});

test('a field that ends like a width keeps its name', () => {
  const [column] = readLogColumns(writeLogColumns([{ field: 'port:8080', widthPx: null }]));
  expect(column?.field).toBe('port:8080');
});

test('no columns named are the standard ones, and these name none', () => {
  expect(readLogColumns([])).toEqual(STANDARD_COLUMNS);
  expect(writeLogColumns(STANDARD_COLUMNS)).toEqual([]);
});

test('widths nobody can use and fields named twice are put right', () => {
  expect(readLogColumns(['a:1', 'a:200', 'b:99999', ''])).toEqual([
    { field: 'a', widthPx: MIN_COLUMN_PX },
    { field: 'b', widthPx: MAX_COLUMN_PX },
  ]);
});
