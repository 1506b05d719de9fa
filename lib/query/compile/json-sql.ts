import { asPlainText } from '../as-plain-text';
import type { FieldName, Pattern, QueryValue } from '../ast';
import { canonicalNumber, isDecimal } from '../decimal';
import { regexLiterals } from '../regex-literals';
import { wordPatterns } from '../word-pattern';
import type { ValueSql } from './compiled-value';
import { fuzzyNeedleSql } from './fuzzy-sql';
import { nearNeedleSql } from './near-sql';
import { literalRegex, wordsRegex } from './sql-regex';
import { allSql, type SqlScope, storableText } from './sql-scope';
import { isLong, needleSql, substringSql, wordsSql } from './text-sql';
import { valueSql } from './value-sql';

/** Whether one field of a flat jsonb object has the value; of a list, whether any element does. */
export function jsonFieldSql(scope: SqlScope, object: string, field: FieldName, value: QueryValue): string {
  if (field.pattern) return anyKeySql(scope, `jsonb_each(${object}) AS f(k, v)`, field.pattern, value);
  const key = scope.text(field.name);
  if (value.kind === 'exists') return `${object} ? ${key}`;
  return jsonSql(`(${object} -> ${key})`, `(${object} ->> ${key})`, valueSql(scope, value));
}

/** Whether any of the keys `f.k` that fit the pattern has the value. */
function anyKeySql(scope: SqlScope, from: string, pattern: Pattern, value: QueryValue): string {
  const conditions = [`f.k COLLATE "C" LIKE ${scope.text(keyPattern(pattern))}`];
  if (value.kind !== 'exists') conditions.push(jsonSql('f.v', "(f.v #>> '{}')", valueSql(scope, value)));
  return `EXISTS (SELECT 1 FROM ${from} WHERE ${conditions.join(' AND ')})`;
}

/** Whether a field of any element's `attributes` in a jsonb list (a span's events) has the value. */
export function jsonListFieldSql(scope: SqlScope, list: string, field: FieldName, value: QueryValue): string {
  if (field.pattern) {
    const each = `jsonb_path_query(${list}, '$[*].attributes') AS a(o), jsonb_each(a.o) AS f(k, v)`;
    return anyKeySql(scope, each, field.pattern, value);
  }
  const path = `$[*].attributes.${JSON.stringify(storableText(field.name))}`;
  if (value.kind === 'exists') return `jsonb_path_exists(${list}, ${scope.add(path, 'jsonpath')})`;
  const deep = scope.add(`${path}.**`, 'jsonpath');
  const match = scalarSql('e.v', "(e.v #>> '{}')", valueSql(scope, value), '');
  return `EXISTS (SELECT 1 FROM jsonb_path_query(${list}, ${deep}) AS e(v) WHERE ${match})`;
}

/** Free text over all strings and numbers in a jsonb. @param path which items of it, e.g. `$.**` */
export function jsonTextSql(scope: SqlScope, json: string, path: string, value: QueryValue): string {
  const typed = asPlainText(value);
  const anyString = (condition: string) => {
    const items = `jsonb_path_query(${json}, ${scope.add(path, 'jsonpath')}) AS e(v)`;
    return `EXISTS (SELECT 1 FROM ${items} WHERE jsonb_typeof(e.v) = 'string' AND ${condition})`;
  };
  if (typed === null && value.kind !== 'wildcard') {
    if (value.kind !== 'near' && value.kind !== 'fuzzy' && value.kind !== 'regex') return 'FALSE';
    const needle = jsonNeedleSql(scope, `${json}::text`, value);
    return allSql([
      ...(needle === null ? [] : [needle]),
      anyString(valueSql(scope, value).words("(e.v #>> '{}')")),
    ]);
  }
  const pattern = value.kind === 'wildcard' ? value.pattern : [{ text: typed ?? '' }];
  const words = wordPatterns(pattern);
  const decimal = value.kind === 'text' && isDecimal(value.text) ? value.text : null;
  if (isLong(words)) return anyString(wordsSql(scope, "(e.v #>> '{}')", words));
  const regex = words.length > 0 ? wordsRegex(words) : typed === '' ? '^$' : patternRegex(pattern);
  const tests = [`@ like_regex ${JSON.stringify(regex)} flag "s"`];
  if (decimal !== null) tests.push(`@ == ${jsonPathNumber(decimal)}`);
  const found = `jsonb_path_exists(${json}, ${scope.add(`${path} ? (${tests.join(' || ')})`, 'jsonpath')})`;
  // A number may be stored in other digits than those typed: 1e3 is 1000.
  const isPlain = decimal === null || (canonicalNumber(decimal) === decimal && !decimal.includes('e'));
  const needle = words.length > 0 && isPlain ? needleSql(scope, `${json}::text`, words) : null;
  return needle === null ? found : `(${needle} AND ${found})`;
}

/** A cheap necessary condition on the text of a jsonb, in which quotes, backslashes and controls look different. */
function jsonNeedleSql(scope: SqlScope, text: string, value: QueryValue): string | null {
  if (value.kind === 'near') return nearNeedleSql(scope, text, value.text);
  if (value.kind === 'fuzzy') return fuzzyNeedleSql(scope, text, value);
  if (value.kind !== 'regex') return null;
  const plain = regexLiterals(value.regex).flatMap((literal) => literal.text.split(/[\p{Cc}"\\]/u));
  const longest = plain.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return longest === '' ? null : substringSql(scope, text, longest);
}

function jsonSql(json: string, text: string, match: ValueSql): string {
  const element = scalarSql('e.v', "(e.v #>> '{}')", match, '');
  const list = `WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_path_query(${json}, '$.**') AS e(v) WHERE ${element}) `;
  return scalarSql(json, text, match, list);
}

function scalarSql(json: string, text: string, match: ValueSql, list: string): string {
  const number = match.number ? `WHEN 'number' THEN ${match.number(text)} ` : '';
  const boolean = match.boolean ? `WHEN 'boolean' THEN ${match.boolean(text)} ` : '';
  return `CASE jsonb_typeof(${json}) WHEN 'string' THEN ${match.text(text)} ${number}${boolean}${list}ELSE FALSE END`;
}

/** Names are compared as typed, in their case. */
function keyPattern(pattern: Pattern): string {
  return pattern
    .map((part) => ('wild' in part ? (part.wild === '*' ? '%' : '_') : part.text.replace(/[\\%_]/g, '\\$&')))
    .join('');
}

function patternRegex(pattern: Pattern): string {
  return pattern
    .map((part) => ('wild' in part ? (part.wild === '*' ? '.*' : '.') : literalRegex(part.text)))
    .join('');
}

/** Digits and exponent, as the path language takes any decimal: no plus sign, no leading zeros, no bare point. */
function jsonPathNumber(decimal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(decimal) ?? [];
  const digits = BigInt(whole + fraction || '0');
  const text = `${digits}e${Number(exponent) - fraction.length}`;
  return sign === '-' ? `-${text}` : text;
}
