import { expect, test } from 'vitest';
import { readDurationText } from './duration-text';

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
