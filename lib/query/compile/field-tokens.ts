import type { QueryValue, RangeBound } from '../ast';
import { canonicalNumber, isDecimal } from '../decimal';
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
import { plainWord, wordPatterns } from '../word-pattern';
import { anyOf, type TokenPredicate } from './token-predicate';

/** The tokens of a record of which an attribute has the value. */
export function fieldTokens(key: string, value: QueryValue): TokenPredicate {
  const present = { any: presenceTokens(key) };
  if (value.kind === 'range') return rangeTokens(key, value) ?? present;
  if (value.kind !== 'text') return present;
  const words = wordTokens(value.text);
  const prose = words.length > 0 ? [{ all: [proseToken(key), ...words] }] : [];
  return (
    anyOf([{ any: [equalsToken(key, value.text)] }, ...numberTokens(key, value.text), ...prose]) ?? present
  );
}

/** A number has no token of its own under its key: half an octave of the key, and the number anywhere. */
function numberTokens(key: string, text: string): TokenPredicate[] {
  if (!isDecimal(text)) return [];
  return [{ all: [bucketToken(key, numberBucket(Number(text))), numberWordToken(canonicalNumber(text))] }];
}

/** The tokens of a record whose text holds the words. Null: there is no whole word to look up. */
export function wordsTokens(value: QueryValue): TokenPredicate | null {
  if (value.kind === 'text') {
    const words = wordTokens(value.text);
    if (words.length > 0) return { all: words };
    return null;
  }
  if (value.kind !== 'wildcard') return null;
  const words = wordPatterns(value.pattern)
    .map(plainWord)
    .filter((word) => word !== null);
  return words.length > 0 ? { all: words.flatMap(wordTokens) } : null;
}

/** As `wordsTokens`, or a number attribute that is the typed number. */
export function freeTextTokens(value: QueryValue): TokenPredicate | null {
  const words = wordsTokens(value);
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
