import { expect, test } from 'vitest';
import { parseQuery } from '@/lib/query/parse';
import { wordToWiden } from './word-to-widen';

test('only a plain word can be widened', () => {
  const widened = (q: string) => wordToWiden(parseQuery(q).ast);
  expect(widened('wafer fail')).toBe('fail');
  expect(widened('fail level:ERROR')).toBe('fail');
  for (const q of ['', 'level:ERROR', 'fail*', '"out of range"', 'NOT fail', 'a.b-c'])
    expect(widened(q)).toBeNull();
});
