import { finishHash, hashRaw } from './token-hash';

// Words are found by a piece of them through the dictionary of terms (`term`): the runs of word characters that are no
// ASCII digits. What the dictionary does not hold says its pieces itself, as tokens of three letters.

/** Shorter runs are not worth a lookup. */
export const SHORTEST_RUN = 3;
/** Longer runs are never terms. */
export const LONGEST_TERM = 64;

const GRAM = hashRaw('g=');
const START = hashRaw('p=');
const END = hashRaw('s=');
/** Tells the token of a run inside a word from that of the whole word. */
export const RUN_MARK = finishHash(hashRaw('!run'));

/** A run inside a word that also holds digits. @param wordToken of the run, were it a word */
export function runToken(wordToken: number): number {
  return wordToken ^ RUN_MARK;
}

/** `g=abc` for each three characters in a row. @param run folded */
export function gramTokens(run: string): number[] {
  const letters = [...run];
  const tokens: number[] = [];
  for (let i = 0; i + 2 < letters.length; i++)
    tokens.push(finishHash(hashRaw(letters.slice(i, i + 3).join(''), GRAM)));
  return tokens;
}

/** `p=ab`: the first two characters of a word. Null: it has one only. */
export function startToken(word: string): number | null {
  const letters = [...word.slice(0, 4)];
  return letters.length < 2 ? null : finishHash(hashRaw(letters.slice(0, 2).join(''), START));
}

/** `s=yz`: the last two. */
export function endToken(word: string): number | null {
  const letters = [...word.slice(-4)];
  return letters.length < 2 ? null : finishHash(hashRaw(letters.slice(-2).join(''), END));
}

/** What a term is found by: its three-letter pieces, its first two letters and its last two. */
export function termGrams(term: string): number[] {
  const ends = [startToken(term), endToken(term)].filter((token) => token !== null);
  return [...new Set([...gramTokens(term), ...ends])];
}
