import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import { bodyEnd } from './body-end';

/** `has {`, `count{`, `count({`: nearly the words of a condition on spans. */
const NEARLY =
  /(?<![\p{L}\p{N}_.:"{])(?:(has|parent|child|ancestor|descendant)\s+\{|count\s*(\(\s*(?:span\s+)?|span\s*)?\{)/iu;

/** The other of a pair. */
const OTHER = /^\s*(?:>>|<<|>|<)\s*(?:parent|child|ancestor|descendant)\s+\{/i;

/** A word of the language whose brace does not stand where it must: one remark, whose fix mends the first. Null: none. */
export function spacedSpansetRemark(text: string): QueryDiagnostic | null {
  const found = NEARLY.exec(text);
  if (!found) return null;
  const from = found.index;
  const bodyFrom = from + found[0].length;
  const close = bodyEnd(text, bodyFrom);
  if (close < 0) return null;
  const body = text.slice(bodyFrom, close);
  const word = found[1]?.toLowerCase();
  const paren = found[2]?.startsWith('(') ? (/^\s*\)/.exec(text.slice(close + 1))?.[0] ?? '') : '';
  const to = close + 1 + (word === undefined ? paren.length : 0);
  const other = word === undefined ? null : OTHER.exec(text.slice(to));
  const end = to + (other?.[0].length ?? 0);
  const second = other ? other[0].replace(/\s+\{$/, '{') : '';
  const written = word === undefined ? `count(span{${body}})` : `${word}{${body}}${second}`;
  const message = `${word ?? 'count'} with this brace is read as text.`;
  const label = word === undefined ? 'Write count(span{…})' : `Write ${word}{…}, without the space`;
  return { severity: 'hint', message, from, to: end, fix: { label, text: written } };
}
