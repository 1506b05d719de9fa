import { isKnownField } from './explicit-field';
import { chunkEnd, closingQuote, lineEnd, skipSpace } from './scan';

const SIGN = /(==?|!=|<>)(?![=>~<])/y;
/** Longer ones are text: nobody types them. */
const MAX_VALUE = 256;

export interface Assignment {
  /** Where the value begins. */
  valueAt: number;
  to: number;
  negated: boolean;
  /** The inside of `'…'`, SQL's quotes; null: the value is read as behind a colon. */
  quoted: string | null;
}

/**
 * Reads ` = value`, ` == value`, ` != value` or ` <> value` behind the name that ends at `end`, as SQL, code and other
 * languages for logs write a condition. Null: it is prose or code. @param afterText a word of free text stands before the name
 */
export function lexAssignment(
  text: string,
  end: number,
  name: string,
  inGroup: boolean,
  afterText: boolean,
): Assignment | null {
  const at = skipSpace(text, end);
  if (at === end || !/^[\p{L}_@][\p{L}\p{N}_@.-]*$/u.test(name)) return null;
  SIGN.lastIndex = at;
  const sign = SIGN.exec(text)?.[1];
  if (sign === undefined) return null;
  const valueAt = skipSpace(text, at + sign.length);
  if (valueAt >= lineEnd(text, end)) return null;
  const value = assignedValue(text, valueAt, inGroup);
  if (!value || (!isNamed(name) && (afterText || isFollowedByWords(text, value.to)))) return null;
  return { ...value, valueAt, negated: sign === '!=' || sign === '<>' };
}

function assignedValue(
  text: string,
  from: number,
  inGroup: boolean,
): { to: number; quoted: string | null } | null {
  const quote = text.charAt(from);
  if (quote === '"' || quote === "'") {
    const close = quote === '"' ? closingQuote(text, from) : text.indexOf("'", from + 1);
    if (close < 0 || close >= lineEnd(text, from) || close - from > MAX_VALUE) return null;
    const to = close + 1;
    if (to < text.length && !/[\s)]/.test(text.charAt(to))) return null;
    return { to, quoted: quote === "'" ? text.slice(from + 1, close) : null };
  }
  const to = chunkEnd(text, from, inGroup, MAX_VALUE);
  // Code ends with a semicolon, lists with a comma, and calls have parentheses.
  const isValue = /^[-+]?[\p{L}\p{N}_*.][^\s()[\]{}<>=;"'`]*$/u.test(text.slice(from, to));
  return isValue && !/[,:?!]$|^(and|or|not)$/i.test(text.slice(from, to)) ? { to, quoted: null } : null;
}

/** A name that no sentence has: a built-in field's, `user_id`, `http.method`. */
function isNamed(name: string): boolean {
  return isKnownField(name) || /^[\p{Ll}@_][\p{Ll}\p{N}@-]*[._][\p{Ll}\p{N}@_.-]*$/u.test(name);
}

function isFollowedByWords(text: string, from: number): boolean {
  const next = skipSpace(text, from);
  if (next >= lineEnd(text, from)) return false;
  const rest = text.slice(next, next + 64);
  const isCondition = /^[\p{L}\p{N}_@.-]+(:|\s*[=!<>])/u.test(rest);
  return !isCondition && /^(?!(?:and|or|not)\b)[\p{L}\p{N}_(/+*-]/iu.test(rest);
}
