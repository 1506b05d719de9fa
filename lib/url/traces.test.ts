import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTracesState, TRACE_SORTS, TRACE_STATUSES, tracesUrl } from './traces';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const state = fc.record({
  q: text,
  from: text,
  to: text,
  service: text,
  operation: text,
  minDuration: text,
  maxDuration: text,
  status: fc.constantFrom(...TRACE_STATUSES),
  sort: fc.constantFrom(...TRACE_SORTS),
});

test('what is written to the address is read back', () => {
  fc.assert(
    fc.property(state, (wanted) => {
      expect(loadTracesState(new URL(tracesUrl(wanted), 'http://x'))).toEqual(wanted);
    }),
  );
});

test('defaults stay out of the address', () => {
  expect(tracesUrl()).toBe('/traces');
  expect(tracesUrl({ from: 'now-1h', to: 'now', status: 'any' })).toBe('/traces');
});
