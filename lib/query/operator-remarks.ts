import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { isDecimal } from './decimal';
import type { QueryToken } from './query-token';
import { quoteValue } from './quote-value';
import { shortened } from './read-as';

/** `or`, written small, joins or excludes here; it could be a word as well. */
export function wordRemark(text: string, { from, to }: QueryToken): QueryDiagnostic {
  const word = text.slice(from, to);
  const message = `${word} is read as the operator ${word.toUpperCase()}.`;
  return {
    severity: 'hint',
    message,
    from,
    to,
    fix: { label: `Search for the word ${word}`, text: `"${word}"` },
  };
}

/** `could not connect`: a word, since neither Lucene nor KQL takes a small `not` behind a term for the operator. */
export function spokenNotRemark(text: string, { from, to }: QueryToken): QueryDiagnostic {
  const word = text.slice(from, to);
  const message = `${word} is read as a word.`;
  return { severity: 'hint', message, from, to, fix: { label: 'Leave out what follows it', text: 'NOT' } };
}

/** KQL's `status:400 401 404` asks for any of them. Null: there are no more numbers behind the first. */
export function numberListRemark(
  text: string,
  tokens: readonly QueryToken[],
  at: number,
): QueryDiagnostic | null {
  const field = tokens[at - 1];
  if (field?.kind !== 'field') return null;
  const values: string[] = [];
  let to = 0;
  for (let token = tokens[at]; token?.kind === 'value' && token.value.kind === 'text'; token = tokens[++at]) {
    if (!isDecimal(token.value.text)) break;
    values.push(text.slice(token.from, token.to));
    to = token.to;
  }
  if (values.length < 2) return null;
  const [first, ...rest] = values;
  const name = text.slice(field.field.from, field.field.to);
  const message = `${name} is asked for ${first} alone; ${rest.join(', ')} may be anywhere.`;
  const fix = { label: 'Ask it for any of them', text: `${name}:(${values.join(' OR ')})` };
  return { severity: 'hint', message, from: field.from, to, fix };
}

/** `not`, and the `NOT FOUND` and `-5` that logs say as well. Null: nobody could mean a word. */
export function notRemark(
  text: string,
  token: QueryToken & { kind: 'not' },
  next: QueryToken | undefined,
  inField: boolean,
): QueryDiagnostic | null {
  if (token.word) return wordRemark(text, token);
  if (inField || next?.kind !== 'value') return null;
  const sign = text.slice(token.from, token.to);
  const word = text.slice(next.from, next.to);
  const isShouted = sign === 'NOT' && /^\p{Lu}{2,}[.,:;!]?$/u.test(word);
  const isArgument = sign === '-' && /^\d[\d.,]*$/.test(word);
  if (!isShouted && !isArgument) return null;
  const { from } = token;
  const raw = text.slice(from, next.to);
  const message = `${shortened(raw)} leaves out what has ${word}.`;
  const fix = { label: 'Search for it as text', text: quoteValue(raw) };
  return { severity: 'hint', message, from, to: next.to, fix };
}

/** In prose an open parenthesis ends with the text; in what was written as a query its place is not so clear. */
export function unclosedRemark(text: string, from: number, isQuery: boolean): QueryDiagnostic {
  const message = isQuery
    ? 'This parenthesis is not closed.'
    : 'This parenthesis is not closed: read up to the end.';
  const fix = { label: 'Close it at the end', text: `${text.slice(from).trimEnd()})` };
  return { severity: isQuery ? 'error' : 'hint', message, from, to: text.length, fix };
}
