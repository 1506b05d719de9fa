import type { Pattern, QueryValue, RangeBound } from '../ast';
import { DECIMAL_SOURCE, isDecimal } from '../decimal';
import { foldText } from '../fold';
import { wordPatterns } from '../word-pattern';
import { anySql, type SqlScope } from './sql-scope';
import { foldedSql, likeSql, substringSql, wordsSql } from './text-sql';

const WHITE_SPACE = "'[\\u0009-\\u000d ]'";

/** A query value as conditions over SQL text expressions; each may give NULL for "no". */
export interface ValueSql {
  /** A stored string: the whole of it, or its words where it holds white space. */
  text(expression: string): string;
  /** A text that is searched by its words, like a message. */
  words(expression: string): string;
  /** A stored number, given as text. Null: numbers never match. */
  number: ((expression: string) => string) | null;
  /** A stored boolean, given as text. */
  boolean: ((expression: string) => string) | null;
}

export function valueSql(scope: SqlScope, value: QueryValue): ValueSql {
  if (value.kind === 'text') return plainSql(scope, value.text);
  if (value.kind === 'wildcard') return wildcardSql(scope, value.pattern);
  if (value.kind === 'range') return rangeSql(scope, value);
  const present = (expression: string) => `${expression} IS NOT NULL`;
  return { text: present, words: (expression) => `${expression} <> ''`, number: present, boolean: present };
}

function plainSql(scope: SqlScope, text: string): ValueSql {
  const folded = foldText(text);
  const words = wordPatterns([{ text }]);
  const number = isDecimal(text) ? scope.add(text, 'numeric') : null;
  const equals = (expression: string) => `${foldedSql(scope, expression, folded)} = ${scope.text(folded)}`;
  return {
    text: (expression) =>
      anySql([
        equals(expression),
        ...(words.length > 0 ? [proseSql(expression, wordsSql(scope, expression, words))] : []),
        ...(number === null ? [] : [numericText(expression, `= ${number}`)]),
      ]),
    words: (expression) => {
      if (words.length > 0) return wordsSql(scope, expression, words);
      return folded === '' ? `${expression} = ''` : substringSql(scope, expression, folded);
    },
    number: number === null ? null : (expression) => `(${expression})::numeric = ${number}`,
    boolean: folded === 'true' || folded === 'false' ? equals : null,
  };
}

function wildcardSql(scope: SqlScope, pattern: Pattern): ValueSql {
  const words = wordPatterns(pattern);
  const like = (expression: string) => likeSql(scope, expression, pattern);
  return {
    text: (expression) =>
      words.length > 0
        ? anySql([like(expression), proseSql(expression, wordsSql(scope, expression, words))])
        : like(expression),
    words: (expression) =>
      words.length > 0 ? wordsSql(scope, expression, words) : likeSql(scope, expression, pattern, '%'),
    number: like,
    boolean: like,
  };
}

function rangeSql(
  scope: SqlScope,
  { min, max }: { min: RangeBound | null; max: RangeBound | null },
): ValueSql {
  const isNumeric = [min, max].every((bound) => bound === null || isDecimal(bound.text));
  const conditions = (expression: string, place: (text: string) => string) => {
    const low = min && `${expression} ${min.inclusive ? '>=' : '>'} ${place(min.text)}`;
    const high = max && `${expression} ${max.inclusive ? '<=' : '<'} ${place(max.text)}`;
    return `(${[low, high].filter((condition) => condition !== null).join(' AND ')})`;
  };
  if (isNumeric) {
    const number = (expression: string) =>
      conditions(`(${expression})::numeric`, (text) => scope.add(text, 'numeric'));
    const text = (expression: string) =>
      `CASE WHEN ${expression} ~ ${scope.text(DECIMAL_SOURCE)} THEN ${number(expression)} ELSE FALSE END`;
    return { text, words: text, number, boolean: null };
  }
  // By code point, ASCII letters in any case.
  const text = (expression: string) =>
    conditions(`lower(${expression} COLLATE "C")`, (bound) => `lower(${scope.text(bound)} COLLATE "C")`);
  return { text, words: text, number: null, boolean: null };
}

function numericText(expression: string, comparison: string): string {
  return `CASE WHEN ${expression} ~ '${DECIMAL_SOURCE}' THEN (${expression})::numeric ${comparison} ELSE FALSE END`;
}

function proseSql(expression: string, words: string): string {
  return `(${words} AND ${expression} ~ ${WHITE_SPACE})`;
}
