import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RED_GROUPS } from '../contracts/trace-red';
import { loadTracesState, TRACE_PANES, TRACE_SORTS, TRACE_STATUSES, tracesUrl } from './traces';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const ordered = fc
  .tuple(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1))
  .map(([from, width]) => [from, from + width] as const);
const box = fc
  .tuple(ordered, ordered)
  .map(([[fromMs, toMs], [minNs, maxNs]]) => ({ fromMs, toMs, minNs, maxNs }));
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
  pane: fc.constantFrom(...TRACE_PANES),
  by: fc.constantFrom(...RED_GROUPS),
  at: fc.option(fc.nat()),
  box: fc.option(box),
  apart: fc.boolean(),
  table: fc.boolean(),
  live: fc.boolean(),
  open: fc.option(text),
  pick: fc.array(text, { maxLength: 2 }),
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

test.each(['1_2_3', '2_1_3_4', '1_2_4_3', '1_2_3_4_5', 'a_b_c_d', ''])('%j is no box', (text) => {
  expect(loadTracesState(`?box=${text}`).box).toBeNull();
});
