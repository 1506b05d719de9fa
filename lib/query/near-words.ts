import { wordsOf } from './words';

/**
 * Whether a text holds all the words at places that are moved against each other by at most `slop` (Lucene's sloppy
 * phrase): distinct positions p with max(p_i - i) - min(p_i - i) <= slop. @param words folded, at least one
 */
export function hasWordsNear(text: string, words: readonly string[], slop: number): boolean {
  const positions = new Map<string, number[]>();
  for (const [at, word] of wordsOf(text).entries()) {
    const known = positions.get(word);
    if (known) known.push(at);
    else positions.set(word, [at]);
  }
  const starts = new Set(words.flatMap((word, i) => (positions.get(word) ?? []).map((at) => at - i)));
  return [...starts].some((start) => fitsWindow(words, positions, start, slop));
}

/** Each word takes the first free place of its window; windows of equal words are equally long, so that is best. */
function fitsWindow(
  words: readonly string[],
  positions: ReadonlyMap<string, number[]>,
  start: number,
  slop: number,
): boolean {
  const taken = new Set<number>();
  return words.every((word, i) => {
    const place = (positions.get(word) ?? []).find(
      (at) => at >= start + i && at <= start + i + slop && !taken.has(at),
    );
    if (place !== undefined) taken.add(place);
    return place !== undefined;
  });
}
