import { VARIABLE } from './variable-mark';

const MARK = /[\uE000-\uE002]/;
const AFTER_LAST_MARK = /[^\uE000-\uE002]*$/;
const ANY_MARK = /[\uE000-\uE003]/;

/** A word whose pattern finds all of these masked words, made of one of them, so that they can only be one; else null. */
export function coveringWord(words: readonly string[]): string | null {
  for (const word of words) {
    const first = MARK.exec(word)?.index;
    if (first === undefined) continue;
    const head = word.slice(0, first);
    const tail = AFTER_LAST_MARK.exec(word)?.[0] ?? '';
    const sizes = words.map((other) =>
      coveredSize(other.toLowerCase(), head.toLowerCase(), tail.toLowerCase()),
    );
    const least = Math.min(...sizes);
    if (least < 0) continue;
    const mark = words.some((other) => other.includes(VARIABLE.text))
      ? VARIABLE.text
      : least === 0 || words.some((other) => other.includes(VARIABLE.optional))
        ? VARIABLE.optional
        : VARIABLE.value;
    return `${head}${mark}${tail}`;
  }
  return null;
}

/** How long the part of a word between head and tail is; -1 where it does not fit between them. */
function coveredSize(key: string, head: string, tail: string): number {
  const size = key.length - head.length - tail.length;
  if (size < 0 || !key.startsWith(head) || !key.endsWith(tail)) return -1;
  // `v<*>` is a version and covers no word that happens to begin with a v.
  const open = !/\p{L}$/u.test(head) && !/^\p{L}/u.test(tail);
  return open || ANY_MARK.test(key.slice(head.length)) ? size : -1;
}
