import { asPlainText } from '../as-plain-text';
import type { QueryValue, RangeBound } from '../ast';
import { canonicalNumber, isDecimal } from '../decimal';
import { matchesName } from '../matches-name';
import {
  bucketToken,
  equalsToken,
  HIGHEST_BUCKET,
  LOWEST_BUCKET,
  type NumberBucket,
  numberBucket,
  numberWordToken,
  presenceTokens,
  proseToken,
  wordTokens,
} from '../token-names';
import { valuePieces } from '../value-pieces';
import { wordPatterns } from '../word-pattern';
import { pieceTokens, wordToken } from './piece-tokens';
import type { SqlScope } from './sql-scope';
import { allOf, anyOf, type TokenPredicate } from './token-predicate';

/**
 * The tokens of a record of which an attribute has the value. That it has any is hundreds of tokens: too many to test a row
 * for, and so many that the planner, if it saw them, would take them for frequent.
 */
export function fieldTokens(scope: SqlScope, key: string, value: QueryValue): TokenPredicate | null {
  if (value.kind === 'exists') return { lookup: `(SELECT '{${presenceTokens(key).join(',')}}'::int[])` };
  const present = { any: presenceTokens(key) };
  if (value.kind === 'range') return rangeTokens(key, value) ?? present;
  if (value.kind === 'keyword') return keywordTokens(scope, key, value) ?? present;
  const typed = asPlainText(value);
  if (typed === null) return allOf([present, valueTokens(scope, key, value)]) ?? present;
  const words = wordTokens(typed);
  const prose = words.length > 0 ? [{ all: [proseToken(key), ...words] }] : [];
  return anyOf([{ any: [equalsToken(key, typed)] }, ...numberTokens(key, typed), ...prose]) ?? present;
}

/** A whole value is found by what finds it in any case. */
function keywordTokens(
  scope: SqlScope,
  key: string,
  { keyword, ...place }: Extract<QueryValue, { kind: 'keyword' }>,
): TokenPredicate | null {
  if (keyword.kind === 'range') return null;
  if (keyword.kind === 'pattern')
    return fieldTokens(scope, key, { ...place, kind: 'wildcard', pattern: keyword.pattern });
  if (keyword.kind === 'regex')
    return fieldTokens(scope, key, { ...place, kind: 'regex', source: '', regex: keyword.regex });
  // Every string has the token of its whole, every number that of its digits.
  const numbers = keyword.texts.filter(isDecimal).map((text) => numberWordToken(canonicalNumber(text)));
  return { any: [...keyword.texts.map((text) => equalsToken(key, text)), ...numbers] };
}

/** What the value of a field implies. Booleans and numbers have no words, so what may find those says less. */
function valueTokens(scope: SqlScope, key: string, value: QueryValue): TokenPredicate | null {
  if (value.kind === 'near') return wordsTokens(scope, value);
  const booleans = ['true', 'false'].filter((name) => matchesName(value, name));
  return anyOf([
    pieceTokens(scope, valuePieces(value)),
    ...booleans.map((name) => ({ any: [equalsToken(key, name)] })),
  ]);
}

/** A number has no token of its own under its key: half an octave of the key, and the number anywhere. */
function numberTokens(key: string, text: string): TokenPredicate[] {
  if (!isDecimal(text)) return [];
  return [{ all: [bucketToken(key, numberBucket(Number(text))), numberWordToken(canonicalNumber(text))] }];
}

/** More texts than these are not looked up by their words. */
const MOST_TEXTS = 32;

/** The tokens of a record whose text holds the words. Null: there is nothing to look up. */
export function wordsTokens(scope: SqlScope, value: QueryValue): TokenPredicate | null {
  if (value.kind === 'keyword') return wholeTextTokens(scope, value);
  const typed = value.kind === 'near' ? value.text : asPlainText(value);
  if (typed !== null) {
    const words = wordTokens(typed);
    return words.length > 0 ? { all: words } : null;
  }
  if (value.kind === 'wildcard')
    return allOf(wordPatterns(value.pattern).map((word) => wordToken(scope, word)));
  return value.kind === 'regex' ? pieceTokens(scope, valuePieces(value)) : null;
}

/** Of a record whose whole text is what a keyword asks for. */
function wholeTextTokens(
  scope: SqlScope,
  { keyword, from, to }: Extract<QueryValue, { kind: 'keyword' }>,
): TokenPredicate | null {
  if (keyword.kind === 'range') return null;
  if (keyword.kind === 'pattern')
    return wordsTokens(scope, { kind: 'wildcard', pattern: keyword.pattern, from, to });
  if (keyword.kind === 'regex')
    return wordsTokens(scope, { kind: 'regex', source: '', regex: keyword.regex, from, to });
  if (keyword.texts.length > MOST_TEXTS) return null;
  return anyOf(keyword.texts.map((text) => wordsTokens(scope, { kind: 'text', text, from, to })));
}

/** As `wordsTokens`, or a number attribute that is the typed number. */
export function freeTextTokens(scope: SqlScope, value: QueryValue): TokenPredicate | null {
  const words = wordsTokens(scope, value);
  if (value.kind !== 'text' || !isDecimal(value.text)) return words;
  return anyOf([words, { any: [numberWordToken(canonicalNumber(value.text))] }]);
}

interface Range {
  min: RangeBound | null;
  max: RangeBound | null;
}

function rangeTokens(key: string, { min, max }: Range): TokenPredicate | null {
  if ((min && !isDecimal(min.text)) || (max && !isDecimal(max.text))) return null;
  const low = min ? Number(min.text) : Number.NEGATIVE_INFINITY;
  const high = max ? Number(max.text) : Number.POSITIVE_INFINITY;
  return bucketsBetween(key, low, high);
}

/** The tokens of all buckets that touch the range; a bucket's edge is given a little slack, for logarithms round. */
export function bucketsBetween(key: string, low: number, high: number): TokenPredicate {
  const buckets: NumberBucket[] = [];
  if (low < 0) buckets.push('negative');
  if (low <= 0 && high >= 0) buckets.push('zero');
  if (high > 0) {
    const first = low > 0 ? bucketOf(low * (1 - 1e-9)) : LOWEST_BUCKET;
    const last = bucketOf(high * (1 + 1e-9));
    for (let bucket = first; bucket <= last; bucket++) buckets.push(bucket);
  }
  return buckets.length === 0
    ? { any: presenceTokens(key) }
    : { any: buckets.map((bucket) => bucketToken(key, bucket)) };
}

function bucketOf(value: number): number {
  const bucket = numberBucket(value);
  if (typeof bucket === 'number') return bucket;
  return bucket === 'zero' ? LOWEST_BUCKET : HIGHEST_BUCKET;
}
