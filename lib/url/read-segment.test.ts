import { expect, test } from 'vitest';
import { readSegment } from './read-segment';

test.each([
  ['a%2Fb%3Fc%20d', 'a/b?c d'],
  ['%25', '%'],
  ['%', '%'],
  ['100%', '100%'],
  ['%E0%A4%A', '%E0%A4%A'],
])('%s is read as %s, never an error', (segment, meant) => {
  expect(readSegment(segment)).toBe(meant);
});
