import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSharedState, SHARED_GROUNDS, SHARED_THEMES, sharedUrl } from './shared';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const state = fc.record({
  from: fc.option(text),
  to: fc.option(text),
  var: fc.array(text, { maxLength: 4 }),
  embed: fc.boolean(),
  header: fc.boolean(),
  theme: fc.option(fc.constantFrom(...SHARED_THEMES)),
  ground: fc.constantFrom(...SHARED_GROUNDS),
});

test('a state survives the URL, whatever was chosen', () => {
  fc.assert(
    fc.property(state, (value) => {
      const { search } = new URL(sharedUrl('abc', value), 'http://x');
      expect(readSharedState(search)).toEqual(value);
    }),
  );
});

test('an embed is told by a word that other pages write by hand as well', () => {
  expect(readSharedState('?embed=true&theme=light').embed).toBe(true);
  expect(readSharedState('?embed=1').embed).toBe(true);
  expect([readSharedState('').embed, readSharedState('?embed=0').embed]).toEqual([false, false]);
});
