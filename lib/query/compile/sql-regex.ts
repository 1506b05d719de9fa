import type { Pattern } from '../ast';
import { caseVariants, isAscii } from '../fold';
import { isLoneStar } from '../word-pattern';
import { WORD_SEPARATORS } from '../word-separators';
import { storableText } from './sql-scope';

// PostgreSQL's regular expressions know no surrogates and text no NUL.
const CLASS = WORD_SEPARATORS.map(
  ([first, last]) => `${escapeCodePoint(Math.max(first, 1))}-${escapeCodePoint(last)}`,
)
  .join('')
  .replace('\\ud800', '\\ue000');
const SEPARATOR = `[${CLASS}]`;
const WORD_CHARACTER = `[^${CLASS}]`;

/** An ARE that finds these words one after the other, each whole. Case is spelt out: no collation has a say. */
export function wordsRegex(words: readonly Pattern[]): string {
  const spelt = words.map((word) =>
    isLoneStar(word) ? `${WORD_CHARACTER}+` : word.map((part) => wordPart(part)).join(''),
  );
  return `(?:^|${SEPARATOR})${spelt.join(`${SEPARATOR}+`)}(?:${SEPARATOR}|$)`;
}

/** The same over text that is folded and whose separators are single spaces, with one at either end. */
export function normalisedWordsRegex(words: readonly Pattern[]): string {
  const spelt = words.map((word) =>
    isLoneStar(word)
      ? '[^ ]+'
      : word.map((part) => ('wild' in part ? (part.wild === '*' ? '[^ ]*' : '[^ ]') : part.text)).join(''),
  );
  return ` ${spelt.join(' ')} `;
}

/** An ARE that finds this text anywhere, in any case. */
export function literalRegex(text: string): string {
  return [...storableText(text)].map(spellCharacter).join('');
}

export const SEPARATORS_REGEX = `${SEPARATOR}+`;

function wordPart(part: Pattern[number]): string {
  if ('wild' in part) return part.wild === '*' ? `${WORD_CHARACTER}*` : WORD_CHARACTER;
  return literalRegex(part.text);
}

function spellCharacter(character: string): string {
  const variants = caseVariants(character);
  if (variants.length > 1) return `[${variants.join('')}]`;
  return isAscii(character) && /[^0-9A-Za-z_]/.test(character)
    ? escapeCodePoint(character.charCodeAt(0))
    : character;
}

function escapeCodePoint(codePoint: number): string {
  const hex = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
