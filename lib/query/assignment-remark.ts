import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import { printFieldName } from './print';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';
import { readAs, shortened } from './read-as';

type FieldToken = QueryToken & { kind: 'field' };

/** Whether a field is written with `=`, `==`, `!=` or `<>` instead of a colon. */
export function isAssignment(text: string, { field, to }: FieldToken): boolean {
  return /^\s+(==?|!=|<>)\s*$/.test(text.slice(field.to, to));
}

/** Says how `service = "x"` is written here; its fix searches for it as text. Null: it is written with a colon. */
export function assignmentRemark(text: string, token: FieldToken, value: QueryValue): QueryDiagnostic | null {
  if (!isAssignment(text, token)) return null;
  const typed = text.slice(value.from, value.to);
  const printed = typed.startsWith("'") && value.kind === 'text' ? quoteValue(value.text) : typed;
  const condition = `${printFieldName(token.field, printed)}:${printed}`;
  const raw = text.slice(token.from, value.to);
  return readAs(shortened(`${token.negated ? 'NOT ' : ''}${condition}`), raw, token.from);
}
