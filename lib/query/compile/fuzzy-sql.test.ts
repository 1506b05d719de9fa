import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNearWord } from '../fuzzy-word';
import { fuzzyRegex, untouchedPieces } from './fuzzy-sql';

const letters = (max: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '𐐨'), minLength: 1, maxLength: max });
const words = letters(9).chain((word) =>
  fc.tuple(
    fc.constant(word),
    // Far words tell little: most are the word with a few changes.
    fc
      .array(fc.tuple(fc.nat(12), fc.constantFrom('cut', 'add', 'swap', 'put')), { maxLength: 3 })
      .map((edits) =>
        edits.reduce((now, [at, edit]) => {
          const all = Array.from(now);
          if (edit === 'cut') all.splice(at, 1);
          else if (edit === 'add') all.splice(at, 0, 'x');
          else if (edit === 'put') all.splice(at, 1, 'y');
          else if (at + 1 < all.length) all.splice(at, 2, all[at + 1] ?? '', all[at] ?? '');
          return all.join('');
        }, word),
      ),
  ),
);

it('spells out exactly the words that the edits can make, and pieces that each of them keeps', () => {
  fc.assert(
    fc.property(words, fc.constantFrom<1 | 2>(1, 2), ([word, other], edits) => {
      if (other === '') return;
      const isNear = isNearWord(word, other, edits);
      expect(new RegExp(`^(?:${fuzzyRegex(word, edits)})$`, 'su').test(other)).toBe(isNear);
      const pieces = untouchedPieces(word, edits);
      if (isNear && pieces) expect(pieces.some((piece) => other.includes(piece))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('stays short for the longest word', () => {
  expect(fuzzyRegex('abcdefghijklmnopqrstuvwxyzabcdef', 2).length).toBeLessThan(50_000);
});
