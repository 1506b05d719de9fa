import { expect, it } from 'vitest';
import { groupingAccuracy } from './grouping-accuracy';

it('counts only the lines of groups that are whole and pure', () => {
  const truth = ['a', 'a', 'b', 'b', 'c', 'd'];
  expect(groupingAccuracy([1, 1, 2, 2, 3, 4], truth)).toBe(1);
  // b is split, c and d are thrown together: only a is right.
  expect(groupingAccuracy([1, 1, 2, 5, 3, 3], truth)).toBeCloseTo(2 / 6);
});
