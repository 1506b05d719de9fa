import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from './ast';
import { matchesPattern } from './match-pattern';

const pattern = (text: string): Pattern =>
  [...text].map((one) => (one === '*' || one === '?' ? { wild: one } : { text: one }));

describe('matchesPattern', () => {
  it('finds what the same signs find as a regular expression', () => {
    const signs = fc.string({ unit: fc.constantFrom('a', 'b', '🔥', '\n', '*', '?'), maxLength: 7 });
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '🔥', '\n'), maxLength: 7 });
    fc.assert(
      fc.property(signs, text, (source, stored) => {
        const regex = new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'isu');
        expect(matchesPattern(pattern(source), stored)).toBe(regex.test(stored));
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers for a name that nearly matches many stars', () => {
    expect(matchesPattern(pattern(`${'*a'.repeat(60)}*b`), 'a'.repeat(1_000))).toBe(false);
  });
});
