import type { FieldName, MatchNode, Pattern, QueryNode, QueryValue, RangeBound } from './ast';
import { isPastedText } from './pasted-text';
import { quoteValue } from './quote-value';

const BARE = /^[\p{L}\p{N}_][\p{L}\p{N}_.@-]*$/u;
const OPERATOR = /^(and|or|not)$/i;
const PLAIN_NAME = /^[\p{L}_@$.]/u;

/** The query text of an AST, in one canonical form: parsing it gives the same AST again. */
export function printQuery(ast: QueryNode | null): string {
  return ast === null ? '' : print(ast, 0);
}

/** Binding strength of where the node stands: 0 nowhere or in OR, 1 in AND, 2 under NOT. */
function print(node: QueryNode, strength: 0 | 1 | 2): string {
  if (node.kind === 'all') return '*';
  if (node.kind === 'not') return `NOT ${print(node.child, 2)}`;
  if (node.kind === 'match') return printMatch(node);
  const own = node.kind === 'or' ? 0 : 1;
  const inner = node.children.map((child) => print(child, node.kind === 'or' ? 0 : 1));
  const text = inner.join(node.kind === 'or' ? ' OR ' : ' AND ');
  return strength > own || (strength === 2 && own === 1) ? `(${text})` : text;
}

function printMatch({ field, value }: MatchNode): string {
  const text = printValue(value);
  return field ? `${printFieldName(field, text)}:${text}` : text;
}

function printValue(value: QueryValue): string {
  if (value.kind === 'exists') return '*';
  if (value.kind === 'wildcard') return printPattern(value.pattern);
  if (value.kind === 'text') return printText(value.text);
  const { min, max } = value;
  if (min && max) {
    const open = min.inclusive ? '[' : '{';
    return `${open}${printBound(min)} TO ${printBound(max)}${max.inclusive ? ']' : '}'}`;
  }
  if (min) return `${min.inclusive ? '>=' : '>'}${printBound(min)}`;
  return max ? `${max.inclusive ? '<=' : '<'}${printBound(max)}` : '*';
}

function printText(text: string): string {
  return BARE.test(text) && !OPERATOR.test(text) ? text : quoteValue(text);
}

function printBound({ text }: RangeBound): string {
  return /^[\p{L}\p{N}_+-][\p{L}\p{N}_.:+-]*$/u.test(text) && !/^(to|and|or)$/i.test(text)
    ? text
    : quoteValue(text);
}

function printPattern(pattern: Pattern): string {
  return pattern.map((part) => ('wild' in part ? part.wild : escapeText(part.text))).join('');
}

/** The name as it is typed: special characters escaped, and made a name where it would be taken for something pasted. */
export function printFieldName(field: Pick<FieldName, 'name' | 'pattern'>, printedValue: string): string {
  if (field.pattern) return printPattern(field.pattern);
  const escaped = field.name === '_exists_' ? '\\_exists_' : escapeText(field.name, /[^\p{L}\p{N}_.@$/-]/gu);
  const first = escaped.charAt(0);
  if (PLAIN_NAME.test(first)) return isPastedText(escaped, printedValue, false) ? `\\${escaped}` : escaped;
  // A backslash makes any first letter or digit begin a name; other signs it escapes.
  return first === '\\' ? escaped : `\\${escaped}`;
}

function escapeText(text: string, special = /[^\p{L}\p{N}_.@]/gu): string {
  return text.replace(special, (character) =>
    character.charCodeAt(0) > 0x7f && !/\s/.test(character) ? character : `\\${character}`,
  );
}
