import { addressRange } from '../address-range';
import { asPlainText } from '../as-plain-text';
import type { Pattern, QueryValue, RangeBound } from '../ast';
import { DECIMAL_SOURCE, isDecimal } from '../decimal';
import { foldText } from '../fold';
import type { IpNetwork } from '../ip-network';
import type { Regex } from '../regex';
import { wordPatterns } from '../word-pattern';
import { addressInSql } from './address-sql';
import type { ValueSql } from './compiled-value';
import { fuzzySql } from './fuzzy-sql';
import { keywordSql } from './keyword-sql';
import { nearSql } from './near-sql';
import { regexMatchSql } from './regex-match-sql';
import { anySql, type SqlScope } from './sql-scope';
import { foldedSql, likeSql, substringSql, wordsSql } from './text-sql';

const WHITE_SPACE = "'[\\u0009-\\u000d ]'";

export function valueSql(scope: SqlScope, value: QueryValue): ValueSql {
  const typed = asPlainText(value);
  if (typed !== null) return plainSql(scope, typed);
  if (value.kind === 'network') return networkSql(scope, value);
  if (value.kind === 'near') return onlyTexts((expression) => nearSql(scope, expression, value));
  if (value.kind === 'fuzzy') return onlyTexts((expression) => fuzzySql(scope, expression, value));
  if (value.kind === 'regex') return regexSql(scope, value.regex);
  if (value.kind === 'wildcard') return wildcardSql(scope, value.pattern);
  if (value.kind === 'range') return rangeSql(scope, value);
  if (value.kind === 'keyword') return keywordSql(scope, value.keyword);
  if (value.kind !== 'exists') return onlyTexts(() => 'FALSE');
  const present = (expression: string) => `${expression} IS NOT NULL`;
  return { text: present, words: (expression) => `${expression} <> ''`, number: present, boolean: present };
}

function onlyTexts(text: (expression: string) => string): ValueSql {
  return { text, words: text, number: null, boolean: null };
}

function regexSql(scope: SqlScope, regex: Regex): ValueSql {
  const found = regexMatchSql(scope, regex);
  return { text: found, words: found, number: found, boolean: found };
}

function networkSql(scope: SqlScope, { text, network }: { text: string; network: IpNetwork }): ValueSql {
  const plain = plainSql(scope, text);
  return {
    ...plain,
    text: (expression) => anySql([plain.text(expression), addressInSql(scope, expression, network)]),
  };
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
  const addresses = addressRange(min, max);
  if (addresses) return onlyTexts((expression) => addressInSql(scope, expression, addresses));
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
