import type { Pattern } from '../ast';
import { caseVariants, foldText, isAscii } from '../fold';
import { plainWord } from '../word-pattern';
import { normalisedWordsRegex, SEPARATORS_REGEX, wordsRegex } from './sql-regex';
import type { SqlScope } from './sql-scope';
import { allSql } from './sql-scope';

/** Beyond these a regular expression grows too big; the text is normalised instead, which is slower a row. */
const MAX_REGEX_WORDS = 12;
const MAX_REGEX_LENGTH = 200;

/**
 * The expression folded as far as comparing with `probe` asks: ASCII by `lower` under "C", and those other letters that
 * the probe has. So no server locale has a say.
 */
export function foldedSql(scope: SqlScope, expression: string, probe: string): string {
  const lower = `lower(${expression} COLLATE "C")`;
  if (isAscii(probe)) return lower;
  const pairs = [...new Set(foldText(probe))]
    .filter((character) => !isAscii(character))
    .map(caseVariants)
    .filter((variants) => variants.length === 2);
  if (pairs.length === 0) return lower;
  const from = pairs.map(([, upper]) => upper).join('');
  const to = pairs.map(([folded]) => folded).join('');
  return `translate(${lower}, ${scope.text(from)}, ${scope.text(to)})`;
}

/** Whether the text holds these words one after the other. @param words at least one */
export function wordsSql(scope: SqlScope, expression: string, words: readonly Pattern[]): string {
  const conditions = [needleSql(scope, expression, words)].filter((condition) => condition !== null);
  if (!isLong(words)) conditions.push(`${expression} ~ ${scope.text(wordsRegex(words))}`);
  else {
    const probe = textOf(words);
    const separators = scope.text(SEPARATORS_REGEX);
    const normalised = `(' ' || regexp_replace(${foldedSql(scope, expression, probe)}, ${separators}, ' ', 'g') || ' ')`;
    const plain = words.map(plainWord);
    conditions.push(
      plain.every((word) => word !== null)
        ? `strpos(${normalised}, ${scope.text(` ${plain.join(' ')} `)}) > 0`
        : `${normalised} ~ ${scope.text(normalisedWordsRegex(words))}`,
    );
  }
  return allSql(conditions);
}

/** A cheap necessary condition: the pieces of the words occur in their order. Null when there is no piece. */
export function needleSql(scope: SqlScope, expression: string, words: readonly Pattern[]): string | null {
  const pieces = words
    .flatMap((word) => word.flatMap((part) => ('text' in part ? [part.text] : [])))
    .filter((piece) => piece !== '');
  const [first] = pieces;
  if (first === undefined) return null;
  if (pieces.length === 1) return substringSql(scope, expression, first);
  // A regular expression over each candidate of a phrase costs ten times as much.
  const pattern = `%${pieces.map(escapeLike).join('%')}%`;
  return `${foldedSql(scope, expression, pieces.join(''))} LIKE ${scope.text(pattern)}`;
}

/** @param needle folded */
export function substringSql(scope: SqlScope, expression: string, needle: string): string {
  return `strpos(${foldedSql(scope, expression, needle)}, ${scope.text(needle)}) > 0`;
}

export function isLong(words: readonly Pattern[]): boolean {
  return words.length > MAX_REGEX_WORDS || textOf(words).length > MAX_REGEX_LENGTH;
}

/** A LIKE pattern. @param around put on both ends, `%` to find it anywhere @param cased letters as they are written */
export function likePattern(pattern: Pattern, { around = '', cased = false } = {}): string {
  const parts = pattern.map((part) =>
    'wild' in part ? (part.wild === '*' ? '%' : '_') : escapeLike(cased ? part.text : foldText(part.text)),
  );
  return `${around}${parts.join('')}${around}`;
}

export function likeSql(scope: SqlScope, expression: string, pattern: Pattern, around = ''): string {
  const probe = textOf([pattern]);
  return `${foldedSql(scope, expression, probe)} LIKE ${scope.text(likePattern(pattern, { around }))}`;
}

function textOf(words: readonly Pattern[]): string {
  return words.flatMap((word) => word.map((part) => ('text' in part ? part.text : ''))).join(' ');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
