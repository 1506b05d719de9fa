import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import { typedField } from './explicit-field';
import { parseNetwork } from './ip-network';
import { regexReading } from './lex-regex';
import { quoteValue } from './quote-value';
import { readAsText } from './read-as';
import { readQuoted } from './read-pattern';
import { valueRemark } from './value-remark';
import { isNothing } from './words';

const ASSIGNMENT = /^([\p{L}_][\p{L}\p{N}_.-]*)(!?==?)(?!=)(.+)$/su;

/** How a term that is plain text could be read otherwise; null where nobody could mean anything else. */
export function textHint(
  raw: string,
  plain: string,
  from: number,
  field: string | null,
): QueryDiagnostic | null {
  const regex = regexReading(raw);
  if (regex !== null)
    return readAsText(raw, from, { label: 'Search it as a regular expression', text: regex });
  if (field !== null) return null;
  const term = assignmentTerm(raw);
  if (term !== null) return readAsText(raw, from, { label: `Search the field: ${term}`, text: term });
  if (parseNetwork(plain) !== null) {
    const fix = { label: `Search all fields: *:${plain}`, text: `*:${plain}` };
    const message = `${plain} is read as text. Addresses inside it: field:${plain}, with the name of the field.`;
    return { ...readAsText(raw, from, fix), message };
  }
  const suffixed = /^([\p{L}\p{N}_.-]+)[~^]\d*(\.\d+)?$/u.exec(raw);
  if (suffixed) return readAsText(raw, from, { label: `Search ${suffixed[1]}`, text: suffixed[1] ?? '' });
  if (/^[0-9a-f]{16}$/i.test(plain)) {
    const fix = { label: `Search the span id: span_id:${plain}`, text: `span_id:${plain}` };
    return { ...readAsText(raw, from, fix), message: `${plain} is read as a word; it looks like a span id.` };
  }
  const isPasted = /:|\(|^[<>]=?[\d.]+$|^[\p{L}\p{N}]+\/\//u.test(raw.replace(/\\[^\p{L}\p{N}]/gu, ''));
  return isPasted && !isNothing(plain) ? readAsText(raw, from) : null;
}

/** What `key=value` is as a condition, `key:value`; null where it is no such pair. */
export function assignmentTerm(raw: string): string | null {
  const [, name = '', sign, value = ''] = ASSIGNMENT.exec(raw.replace(/(?<=[^=])[,;]$/, '')) ?? [];
  if (sign === undefined) return null;
  return `${sign.startsWith('!') ? '-' : ''}${conditionText(name, value)}`;
}

/** `name:value` as it is typed, where a value that can be none of a built-in field's asks the attribute of that name. */
export function conditionText(name: string, value: string): string {
  const bare =
    /^"(?:[^"\\]|\\.)*"$/.test(value) || /^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoteValue(value);
  const field = { name, pattern: null, from: 0, to: 0 };
  const text = bare.startsWith('"') ? readQuoted(bare.slice(1, -1)) : bare;
  const asked: QueryValue = { kind: 'text', text, from: 0, to: 0 };
  const isWrong = valueRemark({ kind: 'match', field, value: asked, from: 0, to: 0 }, 'log') !== null;
  return `${isWrong ? typedField(name, 'attribute') : name}:${bare}`;
}

/** `what?`: one character more, or a question. */
export function questionMark(raw: string, from: number): QueryDiagnostic | null {
  if (!/^[^*?\\]+\?+$/.test(raw)) return null;
  return {
    severity: 'hint',
    message: '? stands for any one character.',
    from,
    to: from + raw.length,
    fix: { label: 'Search for the question itself', text: quoteValue(raw) },
  };
}
