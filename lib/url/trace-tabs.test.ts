import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTraceState, traceUrl } from './trace';
import { FLAME_MODES, GRAPH_COLORS, GRAPH_LEVELS, LOG_LEVELS } from './trace-tabs';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const texts = fc.array(
  text.filter((item) => item !== ''),
  { maxLength: 4 },
);
const state = fc.record({
  flame: fc.constantFrom(...FLAME_MODES),
  focus: fc.option(text),
  flameTable: fc.boolean(),
  graphBy: fc.constantFrom(...GRAPH_LEVELS),
  graphColor: fc.constantFrom(...GRAPH_COLORS),
  graphTable: fc.boolean(),
  by: text,
  thenBy: text,
  statSort: text,
  statAsc: fc.boolean(),
  closed: texts,
  spanQ: text,
  spanService: text,
  spanName: text,
  spanErrors: fc.boolean(),
  spanSort: text,
  spanDesc: fc.boolean(),
  spanCols: texts,
  logLevel: fc.constantFrom(...LOG_LEVELS),
});

test('what the tabs write to the address is read back', () => {
  fc.assert(
    fc.property(state, (wanted) => {
      expect(loadTraceState(new URL(traceUrl('4f2a', wanted), 'http://x'))).toMatchObject(wanted);
    }),
  );
});

test('the views as they open stay out of the address', () => {
  expect(traceUrl('4f2a', { tab: 'statistics', by: 'service', statSort: 'self' })).toBe(
    '/traces/4f2a?tab=statistics',
  );
});
