import type { QueryValue } from './ast';
import { fuzzyWord } from './fuzzy-word';
import { wordsOf } from './words';

/** The text that a value stands for as it is: of a nearness without words, of a fuzzy term that is not one word. */
export function asPlainText(value: QueryValue): string | null {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'near') return wordsOf(value.text).length === 0 ? value.text : null;
  if (value.kind === 'fuzzy') return fuzzyWord(value.text) === null ? value.text : null;
  return null;
}
