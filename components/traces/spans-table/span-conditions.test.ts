import { expect, test } from 'vitest';
import { filtersOf } from './span-conditions';

const none = { spanQ: '', spanService: '', spanName: '', spanErrors: false };

test('service and operation are quick filters, all else is the query', () => {
  expect(filtersOf([])).toEqual(none);
  expect(
    filtersOf([
      { field: 'service', value: 'db' },
      { field: 'operation', value: 'read "x"' },
    ]),
  ).toEqual({ ...none, spanService: 'db', spanName: 'read "x"' });
  expect(
    filtersOf([
      { field: 'db.system', value: 'postgres' },
      { field: 'http.route', value: null },
    ]).spanQ,
  ).toBe('db.system:"postgres" AND -http.route:*');
});
