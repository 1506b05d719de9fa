import { expect, it } from 'vitest';
import { minimumShouldMatch } from './minimum-should-match';

// Source: Elasticsearch, "minimum_should_match parameter".
it.each([
  [2, 5, 2],
  ['-2', 5, 3],
  ['75%', 4, 3],
  ['75%', 5, 3],
  ['-25%', 4, 3],
  ['-25%', 5, 4],
  ['3<90%', 3, 3],
  ['3<90%', 10, 9],
  ['2<-25% 9<-3', 2, 2],
  ['2<-25% 9<-3', 8, 6],
  ['2<-25% 9<-3', 10, 7],
  ['2 < 1', 3, 1],
  ['-9', 3, 0],
])('%s of %i is %i', (spec, optional, wanted) => {
  expect(minimumShouldMatch(spec, optional)).toBe(wanted);
});

it('refuses what cannot be read, however long', () => {
  expect(() => minimumShouldMatch('most', 3)).toThrow('cannot be read');
  expect(() => minimumShouldMatch(`${'1<1 '.repeat(50_000)}x`, 3)).toThrow('cannot be read');
});
