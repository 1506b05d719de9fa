import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERRORS_GROUPS, ERRORS_MEASURES, errorsUrl, readErrorsState } from './errors';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const state = fc.record({
  q: text,
  from: text,
  to: text,
  group: fc.constantFrom(...ERRORS_GROUPS),
  measure: fc.constantFrom(...ERRORS_MEASURES),
});

test('a state survives the URL, whatever was typed', () => {
  fc.assert(
    fc.property(state, (value) => {
      expect(readErrorsState(new URL(errorsUrl(value), 'http://x').search)).toEqual(value);
    }),
  );
});

test('defaults stay out of the link and unknown values fall back to them', () => {
  expect(errorsUrl({ group: 'service', measure: 'count' })).toBe('/errors');
  expect(readErrorsState('?group=colour').group).toBe('service');
});
