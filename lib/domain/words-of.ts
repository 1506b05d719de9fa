/** A word of a text, folded for comparing, and where it stands (UTF-16 offsets, the end is exclusive). */
export interface TextWord {
  word: string;
  start: number;
  end: number;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces between words: each character counts as one. */
const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Where a run changes: waferMap, HTTPServer. */
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const LONGEST = 64;

/** Case and accents do not count: Größe and GROSSE are one word, and so are ﬁne and fine. */
export function foldWord(text: string): string {
  const folded = text.normalize('NFKD').toUpperCase().toLowerCase().replaceAll('ß', 'ss');
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The words of a text in their order: runs of letters and digits, `stdf-parser` two of them. A run of several humps
 * stands whole and with each part that begins within it. Of a very long run its first 64 characters count.
 */
export function wordsOf(text: string): TextWord[] {
  const words: TextWord[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (SINGLE.test(run)) {
      let start = index;
      for (const letter of run) {
        push(words, letter, start);
        start += letter.length;
      }
      continue;
    }
    const whole = run.slice(0, LONGEST);
    push(words, whole, index);
    const parts = whole.split(HUMP);
    let start = index + (parts[0]?.length ?? 0);
    for (const part of parts.slice(1)) {
      push(words, part, start);
      start += part.length;
    }
  }
  return words;
}

function push(words: TextWord[], text: string, start: number): void {
  const word = foldWord(text);
  if (word !== '') words.push({ word, start, end: start + text.length });
}

/** The different words that somebody looks for, at most 16. */
export function wordsAsked(text: string): string[] {
  const runs = [...text.slice(0, 1_000).matchAll(RUN)].flatMap(({ 0: run }) =>
    SINGLE.test(run) ? [...run] : [run.slice(0, LONGEST)],
  );
  return [...new Set(runs.map(foldWord))].filter((word) => word !== '').slice(0, 16);
}
