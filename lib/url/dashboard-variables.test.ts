import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChosenValues, writeChosenValues } from './dashboard-variables';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,30}$/);
const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { maxLength: 5 });

test('chosen values survive the URL, colons and all', () => {
  fc.assert(
    fc.property(fc.dictionary(name, values, { noNullPrototype: true }), (chosen) => {
      expect(readChosenValues(writeChosenValues(chosen))).toEqual(chosen);
    }),
  );
});

test('a name alone chooses all, a value twice counts once, and what has no name is left out', () => {
  expect(readChosenValues(['service:', 'level:ERROR', 'level:ERROR', 'nonsense', ':x', '1a:x'])).toEqual({
    service: [],
    level: ['ERROR'],
  });
});
