import { expect, test } from 'vitest';
import { labelSide, placeBar } from './bar-layout';

const view = { fromNs: 100, toNs: 200 };

test.each([
  ['inside', 120, 150, { left: 20, width: 30, outside: null }],
  ['cut at both ends', 0, 1000, { left: 0, width: 100, outside: null }],
  ['no duration', 150, 150, { left: 50, width: 0, outside: null }],
  ['before', 0, 99, { left: 0, width: 0, outside: 'before' }],
  ['after', 201, 300, { left: 100, width: 0, outside: 'after' }],
])('a bar %s', (_, from, to, place) => {
  expect(placeBar(from, to, view)).toEqual(place);
});

test('the duration is written where there is room', () => {
  expect(labelSide({ left: 0, width: 50, outside: null }, 10)).toBe('right');
  expect(labelSide({ left: 50, width: 48, outside: null }, 10)).toBe('left');
  expect(labelSide({ left: 0, width: 100, outside: null }, 10)).toBe('inside');
});
