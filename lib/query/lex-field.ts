import type { FieldName } from './ast';
import { isKnownField } from './explicit-field';
import { type Assignment, lexAssignment } from './lex-assignment';
import { isPastedText, mayBeHost } from './pasted-text';
import { plainText, readPattern } from './read-pattern';
import { chunkEnd, closingQuote, lineEnd, skipSpace } from './scan';
import { unicodeEscape } from './unicode-escape';

export interface FieldHead {
  field: FieldName;
  /** Where its value begins: behind the colon, or at the comparison sign. */
  valueAt: number;
  /** Read as a field only for want of a better reading: `sshd: Failed`. */
  isUncertain: boolean;
  /** Written as `name = value`. */
  assignment: Assignment | null;
}

/** More of a value says nothing about what was pasted. */
const MAX_PASTED = 256;
/** Names that no sentence has before a colon: `http.request.method`, `user_id`, `http.*`. */
const WRITTEN = /[*?]|^[\p{Ll}@_][\p{Ll}\p{N}@-]*[._][\p{Ll}\p{N}@_.-]*$/u;
/** `kernel`, `com.x.Loader`, `ORA-00942`: what speaks in logs. */
const SPEAKER = /^\p{L}+$|[.$]\p{Lu}[\p{L}\p{N}]*$|-\d+$/u;
const NAME_END = /[\s()":<>=[\]{},;'#&|^]/;
const FIRST = /[\p{L}_@$*.?\\]/u;
const COMPARABLE = /^["-+]?[-+.\d]|^now\b|^"/;

/**
 * Reads `name:`, `name>5` or `name >= 5` at `from`; null when what stands there is text.
 * @param afterText a word of free text stands right before it
 */
export function lexField(
  text: string,
  from: number,
  { inGroup = false, afterText = false } = {},
): FieldHead | null {
  if (!FIRST.test(text.charAt(from))) return null;
  const end = nameEnd(text, from);
  if (end === from) return null;
  const isUnicode = unicodeEscape(text, from) !== null;
  const forced = isUnicode || /^\\[\p{L}\p{N}]/u.test(text.slice(from, from + 3));
  const raw = text.slice(forced && !isUnicode ? from + 1 : from, end);
  const pattern = readPattern(raw);
  const name = plainText(pattern);
  const field = {
    name: name ?? patternText(raw),
    pattern: name === null ? pattern : null,
    from,
    to: end,
  };
  const colon = colonAt(text, end, raw, afterText);
  if (colon >= 0) {
    const valueAt = colon + 1;
    const spaced = valueAt >= text.length || /\s/.test(text.charAt(valueAt));
    const rest = text.slice(valueAt, chunkEnd(text, valueAt, inGroup, MAX_PASTED));
    if (!forced && isPastedText(raw, rest, spaced)) return null;
    if (!forced && spaced && isSentence(text, raw, valueAt, afterText)) return null;
    const next = text.charAt(skipSpace(text, valueAt));
    const looksSpoken = spaced && next !== '' && next !== '(' && !isKnownField(raw) && !WRITTEN.test(raw);
    const isUncertain = !forced && (looksSpoken || mayBeHost(raw, rest));
    return { field, valueAt, isUncertain, assignment: null };
  }
  if (isComparison(text, end, field))
    return { field, valueAt: skipSpace(text, end), isUncertain: false, assignment: null };
  const assignment = field.pattern ? null : lexAssignment(text, end, raw, inGroup, afterText);
  return assignment && { field, valueAt: assignment.valueAt, isUncertain: false, assignment };
}

/** The colon behind the name that ends at `end`; KQL has spaces on both sides of it as well. -1: none. */
function colonAt(text: string, end: number, name: string, afterText: boolean): number {
  if (text[end] === ':') return end;
  const at = skipSpace(text, end);
  const isSpaced = text[at] === ':' && at < lineEnd(text, end) && /\s/.test(text.charAt(at + 1));
  const isName = isKnownField(name) || (!afterText && /^[\p{Ll}@_][\p{Ll}\p{N}@_.-]*$/u.test(name));
  return isSpaced && isName ? at : -1;
}

/** `Caused by: x`, `kernel: device not found`: a plain word, a colon and a space among other words on its line. */
function isSentence(text: string, name: string, valueAt: number, afterText: boolean): boolean {
  if (!SPEAKER.test(name) || isKnownField(name)) return false;
  const end = lineEnd(text, valueAt);
  const at = skipSpace(text, valueAt);
  if (at >= end || !/[\p{L}\p{N}"'<[]/u.test(text.charAt(at))) return false;
  if (afterText || !/^\p{L}+$/u.test(name)) return true;
  if (/[<[]/.test(text.charAt(at))) return false;
  const quote = text[at] === '"' ? closingQuote(text, at) : -1;
  const next = skipSpace(text, quote > 0 ? quote + 1 : chunkEnd(text, at, false));
  return (
    next < end &&
    /^(?!(?:and|or|AND|OR|NOT)\b)[\p{L}\p{N}_.-]+(?=[\s,;!?'"]|$)/u.test(text.slice(next, next + 64))
  );
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
