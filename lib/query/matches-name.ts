import type { QueryValue } from './ast';
import { foldText } from './fold';
import { fuzzyWord, isNearWord } from './fuzzy-word';
import { matchesPattern } from './match-pattern';
import { matchesRegex } from './match-regex';
import { wordsOf } from './words';

/** Whether a value names one of a list's short names (a level, a status, a kind); comparisons never do. */
export function matchesName(value: QueryValue, name: string): boolean {
  switch (value.kind) {
    case 'text':
    case 'near':
      return foldText(value.text) === foldText(name);
    case 'wildcard':
      return matchesPattern(value.pattern, name);
    case 'regex':
      return matchesRegex(value.regex, name);
    case 'fuzzy': {
      const word = fuzzyWord(value.text);
      if (word === null) return foldText(value.text) === foldText(name);
      return wordsOf(name).some((other) => isNearWord(word, other, value.edits));
    }
    default:
      return false;
  }
}
