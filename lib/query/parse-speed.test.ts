import { expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parseAnyLength } from './parse';

const pieces = [
  '[ ',
  '{"a ',
  '[" ',
  '[ ]',
  'a:(',
  'a:[',
  'a: (',
  '(',
  '[a TO ',
  '[\\" ',
  '"" ',
  '-+',
  'a&&',
  '/&&',
  'a>(',
  'a="b ',
  '\\',
  '"a":',
  '"',
  ' ',
  '[x ',
  'a:"',
  '\\"',
  'NOT ',
  'a:b* ',
  '/',
  '/[',
  '/a( ',
  'a:{',
  '{"a":{',
  '"\\n" ',
  '\\u0041',
  'a~1^2 ',
  'a:1 ',
  '(a ',
  'a: ',
  'a : ',
  '2026-11-22||',
  'NOT A ',
  '"a',
  '\n',
];

const wraps = [
  ['[', ''],
  ['', ']'],
  ['"', ''],
  ['a:', '"'],
  ['x'.repeat(8_000), ''],
] as const;

// Ten times as long as a query may be: what takes its time by the square of the length takes minutes here.
const LENGTH = 10 * MAX_QUERY_LENGTH;

it.each(pieces)('takes its time by the length of the text, whatever is in it: %j', (piece) => {
  const [start, end] = wraps[pieces.indexOf(piece) % wraps.length] ?? ['', ''];
  for (const text of new Set([piece.repeat(LENGTH), `${start}${piece.repeat(LENGTH)}`])) {
    const parsed = parseAnyLength(text.slice(0, LENGTH - 1) + end, 'span');
    expect(parsed.diagnostics.every(({ from, to }) => from <= to)).toBe(true);
  }
});
