import { expect, test } from 'vitest';
import { parseQuery } from '@/lib/query/parse';
import { highlightWords, wordsPattern } from './highlight-words';
import { queryWords, wordToWiden } from './query-words';

const at = { from: 0, to: 0 };
const text = (value: string) => ({ kind: 'text' as const, text: value, ...at });
const match = (field: string | null, value: string) => ({
  kind: 'match' as const,
  field: field === null ? null : { name: field, pattern: null, ...at },
  value: text(value),
  ...at,
});

test('words looked for in messages are found, excluded words and other fields are not', () => {
  const children = [
    match(null, 'voltage'),
    match('msg', 'out of range'),
    match('level', 'ERROR'),
    { kind: 'not' as const, child: match(null, 'retry'), ...at },
  ];
  expect(queryWords({ kind: 'and', children, ...at })).toEqual(['voltage', 'out of range']);
  expect(queryWords(null)).toEqual([]);
});

test('marks cover the words in any case and lose no text', () => {
  const parts = highlightWords('Voltage out of range (a.b)', wordsPattern(['VOLTAGE', 'a.b']));
  expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['Voltage', 'a.b']);
  expect(parts.map((part) => part.text).join('')).toBe('Voltage out of range (a.b)');
  expect(highlightWords('axb', wordsPattern(['a.b']))).toEqual([{ text: 'axb', marked: false }]);
  expect(wordsPattern([])).toBeNull();
});

test('only a plain word can be widened', () => {
  const widened = (q: string) => wordToWiden(parseQuery(q).ast);
  expect(widened('wafer fail')).toBe('fail');
  expect(widened('fail level:ERROR')).toBe('fail');
  for (const q of ['', 'level:ERROR', 'fail*', '"out of range"', 'NOT fail', 'a.b-c'])
    expect(widened(q)).toBeNull();
});
