import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOG_ORDERS, LOG_TABS, logsUrl, readLogsState } from './logs';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const state = fc.record({
  q: text,
  from: text,
  to: text,
  order: fc.constantFrom(...LOG_ORDERS),
  log: fc.option(fc.stringMatching(/^\d{1,19}-\d{1,12}$/)),
  tab: fc.constantFrom(...LOG_TABS),
  wrap: fc.boolean(),
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
