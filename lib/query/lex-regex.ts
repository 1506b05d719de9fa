import type { LexedValue, ValuePlace } from './lexed-value';
import { quoteValue } from './quote-value';
import { readAs } from './read-as';
import { MAX_REGEX_LENGTH, matchesEverything, parseRegex } from './regex';
import { boostAt } from './term-suffix';

/** What no path has and every regular expression that needs one does. */
const SIGNS = /[\\[(|*+?^${]/;
const AFTER = /(?=[\s)^]|&&|\|\||$)/y;
const FLAGS = /[dgimsuvy]{1,8}(?=[\s)^]|$)/y;
const PATH_FIELD = /path|url|uri|route|file|dir|folder|endpoint|target|mount|referr?er/i;

/**
 * Reads `/…/` where it is a regular expression: the slash that closes it is the next one that is neither escaped nor in
 * brackets, the term ends there, and no white space touches the slashes from within. Null: it is text, a path mostly.
 */
export function lexRegex(text: string, from: number, { field, lenient }: ValuePlace): LexedValue | null {
  const close = closingSlash(text, from);
  if (close < 0) return null;
  const source = text.slice(from + 1, close);
  const hasSigns = SIGNS.test(source);
  if (source === '' || /^[\s*+?]|^\{\d/.test(source) || (!hasSigns && /\s$/.test(source))) return null;
  const flags = hasSigns ? flagsAt(text, close + 1) : '';
  const end = close + 1 + flags.length;
  AFTER.lastIndex = end;
  if (!AFTER.test(text)) return null;
  if (field !== null && PATH_FIELD.test(field) && !hasSigns) return null;
  const raw = text.slice(from, end);
  const { regex, problem } = parseRegex(source);
  if (!regex) {
    // Prose between two slashes that happens to hold a bracket.
    if (lenient || (field === null && /\s/.test(source))) return null;
    const place = source.slice(problem.from, Math.max(problem.to, problem.from + 8));
    const message = `${problem.message} (at ${place})`;
    const fix = { label: 'Search for it as text', text: quoteValue(raw) };
    return { value: null, to: end, diagnostics: [{ severity: 'error', message, from, to: end, fix }] };
  }
  const boost = boostAt(text, end);
  const to = boost?.to ?? end;
  const diagnostics = [
    ...(hasSigns ? [] : [readAs('a regular expression', raw, from)]),
    ...(flags === '' ? [] : [flagsRemark(text, close + 1, end)]),
    ...(matchesEverything(regex) ? [everything(raw, from)] : []),
    ...(boost ? [boost.diagnostic] : []),
  ];
  return { value: { kind: 'regex', source, regex, from, to }, to, diagnostics };
}

/** The regular expression that someone may have meant by a path that is read as text: `/var/log/` is `/var\/log/`. */
export function regexReading(raw: string): string | null {
  if (raw.length < 4 || raw.length > MAX_REGEX_LENGTH || !raw.startsWith('/') || !raw.endsWith('/'))
    return null;
  const source = raw.slice(1, -1).replace(/\\.|\//g, (match) => (match === '/' ? '\\/' : match));
  if (/^[\s*+?]|\\$/.test(source) || !parseRegex(source).regex) return null;
  return `/${source}/`;
}

/** The source of a regular expression as a term of the language: between slashes. */
export function regexTerm(source: string): string {
  const escaped = source.replace(/\\.|\n|\//gs, (match) =>
    match === '/' ? '\\/' : match === '\n' ? '\\n' : match,
  );
  return `/${escaped.replace(/^\s/, '\\$&').replace(/(^|[^\\])(\s)$/, '$1\\$2')}/`;
}

/** On one line and within reach; brackets hide a slash only where they close. */
function closingSlash(text: string, from: number): number {
  const most = Math.min(text.length, from + MAX_REGEX_LENGTH * 2);
  let first = -1;
  let inClass = false;
  for (let i = from + 1; i < most; i++) {
    const character = text.charAt(i);
    if (character === '\n') break;
    if (character === '\\') i++;
    else if (character === '[' && !inClass) {
      inClass = true;
      if (text[i + 1] === '^') i++;
      if (text[i + 1] === ']') i++;
    } else if (character === ']') inClass = false;
    else if (character === '/') {
      if (!inClass) return i;
      if (first < 0) first = i;
    }
  }
  return first;
}

function flagsAt(text: string, at: number): string {
  FLAGS.lastIndex = at;
  return FLAGS.exec(text)?.[0] ?? '';
}

function flagsRemark(text: string, from: number, to: number) {
  const message = `The flags ${text.slice(from, to)} are ignored: case never matters, and . finds no line break.`;
  return { severity: 'hint', message, from, to, fix: { label: 'Remove them', text: '' } } as const;
}

function everything(raw: string, from: number) {
  const message = `${raw} can match nothing at all, so it finds everything.`;
  return { severity: 'hint', message, from, to: from + raw.length } as const;
}
