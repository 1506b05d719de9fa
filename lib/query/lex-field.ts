import type { FieldName } from './ast';
import { isKnownField } from './explicit-field';
import { isPastedText } from './pasted-text';
import { plainText, readPattern } from './read-pattern';
import { chunkEnd, skipSpace } from './scan';

export interface FieldHead {
  field: FieldName;
  /** Where its value begins: behind the colon, or at the comparison sign. */
  valueAt: number;
  /** Read as a field only for want of a better reading: `sshd: Failed`. */
  isUncertain: boolean;
}

/** More of a value says nothing about what was pasted. */
const MAX_PASTED = 256;
const NAME_END = /[\s()":<>=[\]{},;'#&|^]/;
const FIRST = /[\p{L}_@$*.?\\]/u;
const COMPARABLE = /^["-+]?[-+.\d]|^now\b|^"/;

/** Reads `name:`, `name>5` or `name >= 5` at `from`; null when what stands there is text. */
export function lexField(text: string, from: number): FieldHead | null {
  if (!FIRST.test(text.charAt(from))) return null;
  const end = nameEnd(text, from);
  if (end === from) return null;
  const forced = /^\\[\p{L}\p{N}]/u.test(text.slice(from, from + 3));
  const raw = text.slice(forced ? from + 1 : from, end);
  const pattern = readPattern(raw);
  const name = plainText(pattern);
  const field = {
    name: name ?? patternText(raw),
    pattern: name === null ? pattern : null,
    from,
    to: end,
  };
  if (text[end] === ':') {
    const valueAt = end + 1;
    const spaced = valueAt >= text.length || /\s/.test(text.charAt(valueAt));
    const rest = text.slice(valueAt, chunkEnd(text, valueAt, false, MAX_PASTED));
    if (!forced && isPastedText(raw, rest, spaced)) return null;
    const nothingFollows = skipSpace(text, valueAt) >= text.length;
    return { field, valueAt, isUncertain: spaced && !nothingFollows && !isKnownField(raw) };
  }
  return isComparison(text, end, field) ? { field, valueAt: skipSpace(text, end), isUncertain: false } : null;
}

function nameEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (NAME_END.test(text.charAt(i))) return i;
  }
  return text.length;
}

/** `a->b`, `a=>b`, `List<String>` and `<html>` are text; `took>5`, `took >= 5ms` and `level>WARN` are comparisons. */
function isComparison(text: string, end: number, field: FieldName): boolean {
  const at = skipSpace(text, end);
  const sign = /^[<>]=?/.exec(text.slice(at, at + 2))?.[0];
  if (sign === undefined || field.pattern || /[-!]$/.test(field.name)) return false;
  const valueAt = skipSpace(text, at + sign.length);
  const value = text.slice(valueAt, chunkEnd(text, valueAt, false));
  if (value === '') return isKnownField(field.name);
  if (COMPARABLE.test(value)) return true;
  if (isKnownField(field.name)) return /^[\p{L}\d]/u.test(value) && !value.endsWith('>');
  return at === end && valueAt === at + sign.length && sign.endsWith('=') && /^[\p{L}\d]/u.test(value);
}

/** Escapes resolved, wildcards in place. */
function patternText(raw: string): string {
  return raw.replace(/\\([^\p{L}\p{N}])/gu, '$1');
}
