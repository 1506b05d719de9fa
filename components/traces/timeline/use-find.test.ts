import { expect, test } from 'vitest';
import { nextMatch } from './use-find';

test('stepping through matches goes round both ends', () => {
  expect(nextMatch([2, 5, 9], -1, 1)).toBe(2);
  expect(nextMatch([2, 5, 9], 5, 1)).toBe(9);
  expect(nextMatch([2, 5, 9], 9, 1)).toBe(2);
  expect(nextMatch([2, 5, 9], 2, -1)).toBe(9);
  expect(nextMatch([2, 5, 9], 7, -1)).toBe(5);
  expect(nextMatch([], 3, 1)).toBe(-1);
});
