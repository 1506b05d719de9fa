import type { Pattern, PatternPart } from './ast';
import { foldText } from './fold';
import { isWordCodePoint } from './words';

/**
 * A term as the words it looks for, one after the other: folded text with wildcards that stand for word characters.
 * A lone `*` at either end asks for nothing and is dropped; between words it is any one word.
 */
export function wordPatterns(pattern: Pattern): Pattern[] {
  const words: PatternPart[][] = [];
  let current: PatternPart[] = [];
  const end = () => {
    if (current.length > 0) words.push(current);
    current = [];
  };
  for (const part of pattern) {
    if ('wild' in part) {
      current.push(part);
      continue;
    }
    let text = '';
    for (const character of foldText(part.text)) {
      if (isWordCodePoint(character.codePointAt(0) ?? 0)) text += character;
      else {
        if (text !== '') current.push({ text });
        text = '';
        end();
      }
    }
    if (text !== '') current.push({ text });
  }
  end();
  while (isLoneStar(words[0])) words.shift();
  while (isLoneStar(words.at(-1))) words.pop();
  return words;
}

/** The word without wildcards, or null. */
export function plainWord(word: Pattern): string | null {
  const [only] = word;
  return word.length === 1 && only && 'text' in only ? only.text : null;
}

export function isLoneStar(word: Pattern | undefined): boolean {
  return word?.length === 1 && word.every((part) => 'wild' in part && part.wild === '*');
}
