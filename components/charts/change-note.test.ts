import { expect, test } from 'vitest';
import { changeText } from './change-note';
import { formatShare, formatShortCount } from './format-count';

test.each([
  [120, 100, '↑ 20 %'],
  [96, 100, '↓ 4.0 %'],
  [100, 100, '='],
  [450, 100, '↑ 4.5×'],
  [2600, 100, '↑ 26×'],
])('%d after %d reads %s', (count, previous, text) => {
  expect(changeText(count, previous)).toBe(text);
});

test('shares never round to a false zero, large counts are shortened', () => {
  expect([0, 0.0004, 0.042, 0.123, 1 / 0].map(formatShare)).toEqual(['0 %', '<0.1 %', '4.2 %', '12 %', '–']);
  expect([9999, 12_345, 2_500_000].map(formatShortCount)).toEqual(['9,999', '12.3K', '2.5M']);
});
