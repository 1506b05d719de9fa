import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  LOG_DENSITIES,
  LOG_ORDERS,
  LOG_PANES,
  LOG_TABS,
  LOG_TIMES,
  LOG_VIEWS,
  logsUrl,
  readLogsState,
} from './logs';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const state = fc.record({
  q: text,
  from: text,
  to: text,
  order: fc.constantFrom(...LOG_ORDERS),
  log: fc.option(fc.stringMatching(/^\d{1,19}-\d{1,12}$/)),
  tab: fc.constantFrom(...LOG_TABS),
  at: fc.option(text),
  pane: fc.constantFrom(...LOG_PANES),
  pin: fc.array(text, { maxLength: 4 }),
  off: fc.array(text, { maxLength: 4 }),
  cols: fc.array(text, { maxLength: 6 }),
  view: fc.constantFrom(...LOG_VIEWS),
  density: fc.constantFrom(...LOG_DENSITIES),
  times: fc.constantFrom(...LOG_TIMES),
  ns: fc.boolean(),
  wrap: fc.boolean(),
  live: fc.boolean(),
  part: fc.option(text),
  stat: fc.option(text),
});

function searchOf(url: string): string {
  return new URL(url, 'http://x').search;
}

test('a state survives the URL, whatever was typed', () => {
  fc.assert(
    fc.property(state, (value) => {
      expect(readLogsState(searchOf(logsUrl(value)))).toEqual(value);
    }),
  );
});

test('queries with every sign of the language survive the URL', () => {
  const q = 'a+b:"x & y=z" #1 ?* /re[g]ex/ 100% \\"\' <{[TO]}> naïve 火';
  expect(readLogsState(searchOf(logsUrl({ q }))).q).toBe(q);
});

test('defaults stay out of the link', () => {
  expect(logsUrl()).toBe('/logs');
  expect(logsUrl({ q: '', from: 'now-1h', to: 'now', order: 'newest', tab: 'fields' })).toBe('/logs');
});

test('values nobody wrote fall back to defaults', () => {
  expect(readLogsState('?order=sideways&tab=x&wrap=maybe')).toMatchObject({
    order: 'newest',
    tab: 'fields',
    wrap: false,
    log: null,
  });
});
