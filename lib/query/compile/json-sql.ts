import type { FieldName, Pattern, QueryValue } from '../ast';
import { canonicalNumber, isDecimal } from '../decimal';
import { wordPatterns } from '../word-pattern';
import { literalRegex, wordsRegex } from './sql-regex';
import { type SqlScope, storableText } from './sql-scope';
import { isLong, needleSql, wordsSql } from './text-sql';
import { type ValueSql, valueSql } from './value-sql';

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
  if (value.kind !== 'text' && value.kind !== 'wildcard') return 'FALSE';
  const pattern = value.kind === 'text' ? [{ text: value.text }] : value.pattern;
  const words = wordPatterns(pattern);
  const decimal = value.kind === 'text' && isDecimal(value.text) ? value.text : null;
  if (isLong(words)) {
    const items = `jsonb_path_query(${json}, ${scope.add(path, 'jsonpath')}) AS e(v)`;
    const isString = "jsonb_typeof(e.v) = 'string'";
    return `EXISTS (SELECT 1 FROM ${items} WHERE ${isString} AND ${wordsSql(scope, "(e.v #>> '{}')", words)})`;
  }
  const regex = words.length > 0 ? wordsRegex(words) : patternRegex(pattern);
  const tests = [`@ like_regex ${JSON.stringify(regex)} flag "s"`];
  if (decimal !== null) tests.push(`@ == ${jsonPathNumber(decimal)}`);
  const found = `jsonb_path_exists(${json}, ${scope.add(`${path} ? (${tests.join(' || ')})`, 'jsonpath')})`;
  // A number may be stored in other digits than those typed: 1e3 is 1000.
  const isPlain = decimal === null || (canonicalNumber(decimal) === decimal && !decimal.includes('e'));
  const needle = words.length > 0 && isPlain ? needleSql(scope, `${json}::text`, words) : null;
  return needle === null ? found : `(${needle} AND ${found})`;
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
