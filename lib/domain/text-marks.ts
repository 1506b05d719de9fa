import type { TextMarks } from '../contracts/saved-things';
import { foldWord, wordsOf } from './words-of';

/** Where words of a text begin with one of the asked ones: as much of them as was asked for. @param asked folded */
export function marksOf(text: string, asked: readonly string[]): TextMarks {
  const marks: TextMarks = [];
  for (const { word, start, end } of wordsOf(text)) {
    const longest = Math.max(0, ...asked.filter((one) => word.startsWith(one)).map((one) => one.length));
    if (longest === 0) continue;
    const stop = start + lengthOf(text.slice(start, end), longest);
    const last = marks.at(-1);
    // A part of a word stands within the whole.
    if (last && start <= last[1]) last[1] = Math.max(last[1], stop);
    else marks.push([start, stop]);
  }
  return marks;
}

/** Which of the asked words a text has. */
export function askedIn(text: string, asked: readonly string[]): Set<string> {
  const words = wordsOf(text);
  return new Set(asked.filter((one) => words.some(({ word }) => word.startsWith(one))));
}

/** How much of a word is so many letters when folded: accents that follow belong to their letter. */
function lengthOf(word: string, folded: number): number {
  let length = 0;
  let seen = 0;
  for (const letter of word) {
    const more = foldWord(letter).length;
    if (seen >= folded && more > 0) break;
    seen += more;
    length += letter.length;
  }
  return length;
}
