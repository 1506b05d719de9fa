import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIBRARY_KINDS, LIBRARY_SHELVES, libraryUrl, readLibraryState } from './library';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const state = fc.record({
  q: text,
  folder: text,
  tag: fc.option(text),
  kind: fc.constantFrom(...LIBRARY_KINDS),
  show: fc.constantFrom(...LIBRARY_SHELVES),
  missing: fc.option(text),
});

test('a state survives the URL, whatever was typed', () => {
  fc.assert(
    fc.property(state, (value) => {
      const { search } = new URL(libraryUrl('/saved', value), 'http://x');
      expect(readLibraryState(search)).toEqual(value);
    }),
  );
});

test('defaults stay out of the link', () => {
  expect(libraryUrl('/dashboards', { q: '', folder: '', show: 'all' })).toBe('/dashboards');
});
