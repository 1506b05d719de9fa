import { expect, test } from 'vitest';
import { addExistsFilter } from './exists-filter';

test('an existence filter joins the query as a condition of its own', () => {
  expect(addExistsFilter('', 'trace_id', false)).toBe('trace_id:*');
  expect(addExistsFilter(' level:ERROR ', 'wafer.lot', true)).toBe('level:ERROR AND -wafer.lot:*');
});
