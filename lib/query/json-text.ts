import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import { completedValue } from './completed-value';
import type { LexedValue, ValuePlace } from './lexed-value';
import { printFieldName } from './print';
import { readAsText } from './read-as';
import { chunkEnd, closingQuote, lineEnd, skipSpace } from './scan';
import { unicodeEscape } from './unicode-escape';
import { isNothing, wordsOf } from './words';

/** Terms that a fix may write. */
const MAX_TERMS = 20;
const WHITE: Record<string, string> = { b: ' ', f: ' ', n: '\n', r: ' ', t: ' ' };
const WINDOWS_PATH = /(^|[^\p{L}\p{N}])[a-z]:\\|^"?\\\\/iu;

/** Reads `"status": "error",`, pasted from the middle of JSON: one text. `nameTo` is behind the quote that closes the name. */
export function lexJsonMember(
  text: string,
  from: number,
  nameTo: number,
  { inGroup, brackets }: ValuePlace,
): LexedValue {
  const valueAt = skipSpace(text, nameTo + 1);
  const first = text.charAt(valueAt);
  const closed =
    first === '"' ? closingQuote(text, valueAt) + 1 : /[[{]/.test(first) ? brackets.endOf(valueAt) : -1;
  const valueEnd =
    closed > 0 ? closed : first === '"' ? lineEnd(text, valueAt) : chunkEnd(text, valueAt, inGroup);
  const to = chunkEnd(text, valueEnd, inGroup);
  const raw = text.slice(from, to);
  const hint = {
    ...readAsText(raw, from, fieldsFix(`{${raw.replace(/,$/, '')}}`)),
    message: 'JSON is read as text.',
  };
  return {
    value: { kind: 'text', text: raw, from, to },
    to,
    diagnostics: [hint],
    ...decodedToo(raw, from, to),
  };
}

/** Reads an object or list that stands in brackets from `from` to `to`: one text. */
export function lexJson(raw: string, from: number): LexedValue {
  const to = from + raw.length;
  const value: QueryValue = { kind: 'text', text: raw, from, to };
  const isJson = /^\{\s*["}]|^\[\s*[[{"]/.test(raw);
  // `{}` holds nothing to read: the parser says so, once.
  if (isNothing(raw)) return { value, to };
  const hint = readAsText(raw, from, isJson ? fieldsFix(raw) : undefined);
  return { value, to, diagnostics: [hint], ...(isJson && decodedToo(raw, from, to)) };
}

/** What JSON's escapes stand for, where that makes other words: stored text may hold the escapes or what they mean. */
export function decodedToo(raw: string, from: number, to: number): { other?: QueryValue } {
  if (!raw.includes('\\') || WINDOWS_PATH.test(raw)) return {};
  const text = decoded(raw);
  const words = wordsOf(text);
  const isSame = words.length === 0 || words.join(' ') === wordsOf(raw).join(' ');
  return isSame ? {} : { other: { kind: 'text', text, from, to } };
}

function decoded(raw: string): string {
  let text = '';
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i);
    const next = raw.charAt(i + 1);
    if (character !== '\\' || next === '') {
      text += character;
      continue;
    }
    const unicode = unicodeEscape(raw, i);
    const known = WHITE[next] ?? ('"\\/'.includes(next) ? next : `\\${next}`);
    text += unicode?.text ?? known;
    i = unicode ? unicode.to - 1 : i + 1;
  }
  return text;
}

/** The other reading of JSON: a condition for each of its members. */
function fieldsFix(json: string): QueryDiagnostic['fix'] {
  const terms = fieldTerms(json);
  if (terms.length === 0 || terms.length > MAX_TERMS) return undefined;
  const text = terms.join(' AND ');
  return {
    label: terms.length === 1 ? `Search the field: ${text}` : `Search the ${terms.length} fields`,
    text,
  };
}

function fieldTerms(json: string): string[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? [] : termsOf('', value);
  } catch {
    return [];
  }
}

function termsOf(name: string, value: unknown): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, member]) =>
      termsOf(name === '' ? key : `${name}.${key}`, member),
    );
  }
  const items = Array.isArray(value) ? value : [value];
  return items
    .filter((item) => typeof item !== 'object' || item === null)
    .map((item) => {
      const printed = typeof item === 'string' ? completedValue(item) : String(item);
      return `${printFieldName({ name, pattern: null }, printed)}:${printed}`;
    });
}
