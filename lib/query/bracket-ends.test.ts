import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BracketEnds } from './bracket-ends';
import { closingQuote } from './scan';

it('finds for each bracket, in any order, what a look from there alone finds', () => {
  const piece = fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, backwards) => {
      const text = pieces.join('');
      const ends = new BracketEnds(text);
      const places = [...text].flatMap((character, at) => ('[{'.includes(character) ? [at] : []));
      if (backwards) places.reverse();
      for (const at of places) expect(ends.endOf(at)).toBe(plainEnd(text, at));
    }),
    { numRuns: 500 },
  );
});

function plainEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') i++;
    else if (character === '"') {
      const close = closingQuote(text, i);
      if (close < 0) return -1;
      i = close;
    } else if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && --depth === 0) return i + 1;
  }
  return -1;
}
