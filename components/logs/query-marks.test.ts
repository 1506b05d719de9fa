import { expect, it } from 'vitest';
import { highlightWords } from '@/components/ui/highlight-words';
import { parseQuery } from '@/lib/query/parse';
import { queryMarks } from './query-marks';

function marked(q: string, text: string): string[] {
  const parts = highlightWords(text, queryMarks(parseQuery(q, 'log').ast));
  expect(parts.map((part) => part.text).join('')).toBe(text);
  return parts.filter((part) => part.marked).map((part) => part.text);
}

it.each([
  ['', 'any', []],
  ['VOLTAGE a.b', 'Voltage out of range (a.b) axb', ['Voltage', 'a.b']],
  ['voltage AND NOT range', 'voltage out of range', ['voltage']],
  ['level:ERROR msg:lost', 'ERROR lost', ['lost']],
  // A phrase is found whatever stands between its words.
  ['"connection  refused"', 'Connection refused', ['Connection refused']],
  ['"connection-refused"', 'connection: refused', ['connection: refused']],
  ['[error]', 'an ERROR here', ['ERROR']],
  ['"connection timeout"~3', 'timeout of the connection', ['timeout', 'connection']],
  ['time*', 'Timeouts after downtime', ['Timeouts']],
  ['*imeou*', 'Timeouts', ['imeouts']],
  ['t?me*ut', 'a timeout', ['timeout']],
  ['conn*-ref', 'connection-refused', ['connection-ref']],
  ['timeout~1', 'timeout, tiemout', ['timeout']],
  ['/time.ut/', 'timeout', []],
])('marks for %s in %s', (q, text, expected) => {
  expect(marked(q, text)).toEqual(expected);
});

it('takes no time on long words', () => {
  // Looking at the rest of the word from each of its letters would take minutes.
  const word = 'a'.repeat(1_000_000);
  for (const q of ['a*a*b', '*a*', 'a*', '"a a b"'])
    expect(marked(q, word).join('').length).toBeLessThanOrEqual(word.length);
});
