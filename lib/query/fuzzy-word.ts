import { wordsOf } from './words';

/** Longer words are looked for as they are typed. */
const MAX_FUZZY_LETTERS = 32;

/** The folded word that a fuzzy term looks for; null when it is not one word of at most 32 characters. */
export function fuzzyWord(text: string): string | null {
  const words = wordsOf(text);
  const [word] = words;
  return words.length === 1 && word !== undefined && [...word].length <= MAX_FUZZY_LETTERS ? word : null;
}

/** Whether `swaps` neighbours swapped in `word`, then `edits - swaps` characters changed, make `other` of it. */
export function isNearWord(word: string, other: string, edits: number): boolean {
  const target = [...other];
  let reached = new Set([word]);
  for (let swaps = 0; swaps <= edits; swaps++) {
    for (const variant of reached) if (distance([...variant], target) <= edits - swaps) return true;
    reached = new Set([...reached].flatMap(swapsOf));
  }
  return false;
}

/** All words with one pair of neighbours swapped. */
export function swapsOf(word: string): string[] {
  const letters = [...word];
  const found = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) {
    if (letters[i] === letters[i + 1]) continue;
    found.add([...letters.slice(0, i), letters[i + 1], letters[i], ...letters.slice(i + 2)].join(''));
  }
  return [...found];
}

/** Levenshtein's distance. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, i) => i + 1);
  let corner = 0;
  for (const [i, letter] of from.entries()) {
    let diagonal = corner;
    corner = i + 1;
    let left = corner;
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (letter === to[j] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  return row.at(-1) ?? corner;
}
