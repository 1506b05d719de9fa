import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRegex } from './arbitrary-regex';
import { matchesRegex } from './match-regex';
import { matchesName } from './matches-name';
import { parseQuery } from './parse';
import { printRegex } from './print-regex';

describe('matchesRegex', () => {
  it('finds what JavaScript finds', () => {
    const piece = fc.constantFrom(
      'error',
      'Time',
      'out',
      ' ',
      '-',
      'é',
      'a',
      't',
      '.',
      '5',
      'Σ',
      '🔥',
      '\n',
      '_',
    );
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(arbitraryRegex, text, (regex, name) => {
        expect(matchesRegex(regex, name)).toBe(new RegExp(printRegex(regex, 'javascript'), 'u').test(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('follows an expression with more ways than there is time', () => {
    const { ast } = parseQuery('kind:/(((((((.*)*)*)*)*)*)*)*x/', 'span');
    if (ast?.kind !== 'match') throw new Error('Not one condition.');
    expect(['unspecified', 'internal'].map((name) => matchesName(ast.value, name))).toEqual([false, false]);
    expect(matchesName(ast.value, 'x')).toBe(true);
  });
});
