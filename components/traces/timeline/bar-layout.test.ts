import { expect, test } from 'vitest';
import { placeBar, placeLabel } from './bar-layout';

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

test.each([
  ['beside it', { left: 0, width: 50 }, [], { left: 509, inside: false }],
  ['before it, where there is none behind', { left: 50, width: 48 }, [], { left: 431, inside: false }],
  ['on it, where it fills the view', { left: 0, width: 100 }, [], { left: 931, inside: true }],
  ['past a log behind it', { left: 0, width: 50 }, [520], { left: 529, inside: false }],
  ['past all logs behind it', { left: 0, width: 50 }, [520, 560, 800], { left: 569, inside: false }],
  ['on it, before the log at its end', { left: 0, width: 100 }, [985], { left: 916, inside: true }],
])('the duration is written %s', (_, bar, marks, at) => {
  expect(placeLabel({ ...bar, outside: null }, 1000, 60, marks)).toEqual(at);
});
