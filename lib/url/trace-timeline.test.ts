import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTraceState, traceUrl } from './trace';
import { DETAIL_PLACES } from './trace-timeline';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const texts = fc.array(
  text.filter((item) => item !== ''),
  { maxLength: 4 },
);
const state = fc.record({
  hl: text,
  raw: fc.boolean(),
  min: fc.nat(1_000_000_000),
  inner: texts,
  fold: fc.boolean(),
  unfold: texts,
  detail: fc.constantFrom(...DETAIL_PLACES),
});

test('what the timeline writes to the address is read back', () => {
  fc.assert(
    fc.property(state, (wanted) => {
      expect(loadTraceState(new URL(traceUrl('4f2a', wanted), 'http://x'))).toMatchObject(wanted);
    }),
  );
});
