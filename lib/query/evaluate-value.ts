import type { Attributes, AttributeValue } from '../contracts/attributes';
import { addressRange, isAddressIn } from './address-range';
import { asPlainText } from './as-plain-text';
import type { FieldName, Pattern, QueryValue } from './ast';
import { compareDecimals, isDecimal } from './decimal';
import { keywordMatches } from './evaluate-keyword';
import { foldText } from './fold';
import { fuzzyWord, isNearWord } from './fuzzy-word';
import { matchesPattern } from './match-pattern';
import { hasWordsNear } from './near-words';
import { printRegex } from './print-regex';
import type { Regex } from './regex';
import { timeWindow } from './time-window';
import { wordPatterns } from './word-pattern';
import { wordsOf } from './words';

// The rules for one value, without SQL: slow and plain on purpose. See evaluate.ts.

export function attributeMatches(attributes: Attributes, field: FieldName, value: QueryValue): boolean {
  const { pattern } = field;
  return Object.entries(attributes).some(([name, stored]) => {
    if (pattern ? !nameMatches(pattern, name) : name !== field.name) return false;
    return value.kind === 'exists' || flatten(stored).some((item) => valueMatches(item, value));
  });
}

/** Free text in any of the strings, or a number that is the typed one. */
export function freeTextIn(attributes: Attributes, value: QueryValue): boolean {
  return Object.values(attributes)
    .flatMap(flatten)
    .some((item) => {
      if (typeof item === 'string') return textMatches(value, item);
      return (
        typeof item === 'number' &&
        value.kind === 'text' &&
        isDecimal(value.text) &&
        compareDecimals(plain(item), value.text) === 0
      );
    });
}

/** The whole of a stored value, or its words where it is prose. */
export function valueMatches(stored: string | number | boolean, value: QueryValue): boolean {
  const text = typeof stored === 'number' ? plain(stored) : String(stored);
  switch (value.kind) {
    case 'exists':
      return true;
    case 'wildcard':
      if (matchesPattern(value.pattern, text)) return true;
      return typeof stored === 'string' && isProse(stored) && phraseIn(wordPatterns(value.pattern), stored);
    case 'text':
      return plainMatches(stored, text, value.text);
    case 'network':
      return (
        plainMatches(stored, text, value.text) ||
        (typeof stored === 'string' && isAddressIn(stored, value.network))
      );
    case 'regex':
      return textMatches(value, text);
    case 'near':
    case 'fuzzy':
      if (asPlainText(value) !== null) return plainMatches(stored, text, value.text);
      return typeof stored === 'string' && textMatches(value, stored);
    case 'range':
      return rangeMatches(stored, text, value);
    case 'keyword':
      return keywordMatches(stored, text, value.keyword);
    case 'null':
      return false;
  }
}

function plainMatches(stored: string | number | boolean, text: string, typed: string): boolean {
  if (typeof stored !== 'number' && foldText(text) === foldText(typed)) return true;
  if (typeof stored !== 'boolean' && isDecimal(typed) && isDecimal(text))
    return compareDecimals(text, typed) === 0;
  return typeof stored === 'string' && isProse(stored) && phraseIn(wordPatterns([{ text: typed }]), stored);
}

type Range = Extract<QueryValue, { kind: 'range' }>;

function rangeMatches(stored: string | number | boolean, text: string, { min, max }: Range): boolean {
  if (typeof stored === 'boolean') return false;
  const addresses = addressRange(min, max);
  if (addresses) return typeof stored === 'string' && isAddressIn(stored, addresses);
  const isNumeric = (min === null || isDecimal(min.text)) && (max === null || isDecimal(max.text));
  if (isNumeric ? !isDecimal(text) : typeof stored !== 'string') return false;
  const compare = isNumeric ? compareDecimals : compareCodePoints;
  const low = min ? compare(text, min.text) : 1;
  const high = max ? compare(text, max.text) : -1;
  return (min?.inclusive ? low >= 0 : low > 0) && (max?.inclusive ? high <= 0 : high < 0);
}

export function messageMatches(value: QueryValue, body: string): boolean {
  if (value.kind === 'exists') return body !== '';
  return value.kind === 'range' || value.kind === 'keyword'
    ? valueMatches(body, value)
    : textMatches(value, body);
}

const printed = new WeakMap<Regex, RegExp>();

function regexOf(regex: Regex): RegExp {
  const known = printed.get(regex) ?? new RegExp(printRegex(regex, 'javascript'), 'u');
  printed.set(regex, known);
  return known;
}

/** The words one after the other; of a term without words, its very characters. */
export function textMatches(value: QueryValue, text: string): boolean {
  switch (value.kind) {
    case 'regex':
      return regexOf(value.regex).test(text);
    case 'text':
    case 'network':
      return plainTextIn(value.text, text);
    case 'near':
    case 'fuzzy':
      if (asPlainText(value) !== null) return plainTextIn(value.text, text);
      if (value.kind === 'near') return hasWordsNear(text, wordsOf(value.text), value.slop);
      return wordsOf(text).some((word) => isNearWord(fuzzyWord(value.text) ?? '', word, value.edits));
    case 'wildcard': {
      const words = wordPatterns(value.pattern);
      if (words.length > 0) return phraseIn(words, text);
      return matchesPattern([{ wild: '*' }, ...value.pattern, { wild: '*' }], text);
    }
    default:
      return false;
  }
}

function plainTextIn(typed: string, text: string): boolean {
  const words = wordPatterns([{ text: typed }]);
  if (words.length > 0) return phraseIn(words, text);
  return typed === '' ? text === '' : foldText(text).includes(foldText(typed));
}

function phraseIn(phrase: readonly Pattern[], text: string): boolean {
  if (phrase.length === 0) return false;
  const words = wordsOf(text);
  return words.some((_, at) =>
    phrase.every((pattern, i) => {
      const word = words[at + i];
      return word !== undefined && matchesPattern(pattern, word);
    }),
  );
}

/** @param normalize the id as it is stored, of one that is typed */
export function idMatches(
  value: QueryValue,
  id: string | null,
  normalize: (text: string) => string | null,
): boolean {
  if (id === null) return false;
  if (value.kind === 'exists') return true;
  if (value.kind === 'wildcard') return matchesPattern(value.pattern, id);
  if (value.kind === 'regex') return textMatches(value, id);
  return value.kind === 'text' && normalize(value.text) === id;
}

export function timeMatches(value: QueryValue, time: bigint, nowNs: bigint): boolean {
  if (value.kind === 'exists') return true;
  if (value.kind === 'text') {
    const window = timeWindow(value.text, nowNs);
    return window !== null && time >= window.first && time <= window.last;
  }
  if (value.kind !== 'range') return false;
  const low = value.min && timeWindow(value.min.text, nowNs);
  const high = value.max && timeWindow(value.max.text, nowNs);
  if ((value.min && !low) || (value.max && !high)) return false;
  if (low && !(value.min?.inclusive ? time >= low.first : time > low.last)) return false;
  return !(high && !(value.max?.inclusive ? time <= high.last : time < high.first));
}

function nameMatches(pattern: Pattern, name: string): boolean {
  // Case counts in names: folding both sides alike would lose it, so the letters are compared first.
  const source = pattern.map((part) =>
    'wild' in part ? (part.wild === '*' ? '.*' : '.') : part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'su').test(name);
}

function flatten(value: AttributeValue): (string | number | boolean)[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}

function isProse(text: string): boolean {
  return /[\t-\r ]/.test(text);
}

/** ASCII letters in any case, then by code point, as UTF-8 sorts. */
function compareCodePoints(a: string, b: string): number {
  const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return Buffer.compare(Buffer.from(asciiLower(a)), Buffer.from(asciiLower(b)));
}

/** A number as PostgreSQL's numeric prints it: no exponent. */
function plain(number: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:e([+-]\d+))?$/.exec(String(number || 0)) ?? [];
  const shift = Number(exponent);
  if (shift === 0) return String(number || 0);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0') + (digits.length > point ? `.${digits.slice(point)}` : '');
}
