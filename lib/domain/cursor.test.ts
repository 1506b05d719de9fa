import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor, INT64, int64, UUID } from './cursor';

const uuid = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

it('gives back what went in', () => {
  const cursor = encodeCursor('newest', [-5n, uuid, 2n ** 63n - 1n]);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, 'newest', [INT64, UUID, INT64])).toEqual(['-5', uuid, '9223372036854775807']);
});

it.each([
  ['', 'newest'],
  ['garbage', 'newest'],
  [encodeCursor('oldest', [1n]), 'newest'],
  [encodeCursor('newest', []), 'newest'],
  [encodeCursor('newest', [1n, 2n]), 'newest'],
  [encodeCursor('newest', ['1; DROP TABLE log']), 'newest'],
  ['💥', 'newest'],
])('refuses %s', (cursor, kind) => {
  expect(() => decodeCursor(cursor, kind, [INT64])).toThrow(/Start again without it/);
});

it('refuses a number that 64 bits cannot hold', () => {
  expect(int64('-9223372036854775808')).toBe(-(2n ** 63n));
  expect(() => int64('9223372036854775808')).toThrow(/Start again without it/);
});
