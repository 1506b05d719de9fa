import { expect, test } from 'vitest';
import { compareDurations, readDurationText } from './duration-text';

test.each([
  ['', ''],
  ['500 ms', '500ms'],
  ['1.5S', '1.5s'],
  ['250', '250ms'],
  ['10 µs', '10µs'],
  ['fast', null],
  ['-5ms', null],
  ['5 days', null],
])('%j is read as %j', (typed, text) => {
  expect(readDurationText(typed)).toBe(text);
});

test.each([
  ['5s', '1s', 1],
  ['900ms', '1s', -1],
  ['1000µs', '1ms', 0],
  ['', '1s', 0],
  ['5s', 'soon', 0],
])('%j against %j', (a, b, sign) => {
  expect(Math.sign(compareDurations(a, b))).toBe(sign);
});
