import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTraceState, traceUrl } from './trace';
import { TRACE_TABS } from './trace-tabs';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const zoom = fc
  .tuple(fc.nat(2 ** 31 - 2), fc.integer({ min: 1, max: 2 ** 31 - 1 }))
  .map(([fromNs, width]) => ({ fromNs: fromNs * 1000, toNs: fromNs * 1000 + width }));
const state = fc.record({
  tab: fc.constantFrom(...TRACE_TABS),
  span: fc.option(text),
  log: fc.option(text),
  find: text,
  logFind: text,
  zoom: fc.option(zoom),
  path: fc.boolean(),
  depth: fc.option(fc.nat(1000)),
  flip: fc.array(
    text.filter((id) => id !== ''),
    { maxLength: 5 },
  ),
});

test('what is written to the address is read back', () => {
  fc.assert(
    fc.property(text, state, (traceId, wanted) => {
      const url = new URL(traceUrl(`t${traceId}`, wanted), 'http://x');
      expect(loadTraceState(url)).toMatchObject(wanted);
      expect(decodeURIComponent(url.pathname.slice('/traces/'.length))).toBe(`t${traceId}`);
    }),
  );
});

test('a plain link is short', () => {
  expect(traceUrl('4f2a')).toBe('/traces/4f2a');
  expect(traceUrl('4f2a', { span: '01', tab: 'logs' })).toBe('/traces/4f2a?tab=logs&span=01');
});

test.each(['5-5', '9-1', '-1-4', 'a-b', '1-99999999999999999999'])('zoom %s is no zoom', (text) => {
  expect(loadTraceState(`?zoom=${text}`).zoom).toBeNull();
});
