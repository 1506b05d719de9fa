import type { MatchNode, QueryNode } from './ast';
import { parseQuery } from './parse';
import { printFieldName, printQuery } from './print';
import { quoteValue } from './quote-value';

export interface FieldFilter {
  /** As it is typed: see `typedField`. */
  field: string;
  value: string;
  exclude: boolean;
}

/** A correctly escaped `field:"value"`. */
export function fieldTerm(field: string, value: string): string {
  const quoted = quoteValue(value);
  return `${printFieldName({ name: field, pattern: null }, quoted)}:${quoted}`;
}

/** A `field:start*`: the values that begin so. */
export function prefixTerm(field: string, start: string): string {
  const place = { from: 0, to: 0 };
  return printQuery({
    kind: 'match',
    field: { name: field, pattern: null, ...place },
    value: { kind: 'wildcard', pattern: [{ text: start }, { wild: '*' }], ...place },
    ...place,
  });
}

/** The query with one more condition that all results meet. One that is there already changes nothing; its opposite is replaced. */
export function addFilter(text: string, filter: FieldFilter): string {
  if (find(text, filter)) return text;
  const base = removeFilter(text, { ...filter, exclude: !filter.exclude }).trim();
  const term = `${filter.exclude ? '-' : ''}${fieldTerm(filter.field, filter.value)}`;
  if (base === '') return term;
  const { ast, diagnostics } = parseQuery(base);
  const isOpen = ast?.kind === 'or' || diagnostics.some(({ severity }) => severity === 'error');
  return isOpen ? `(${base}) AND ${term}` : `${base} AND ${term}`;
}

/** The query without that condition, where it is one of those that all results must meet; else unchanged. */
export function removeFilter(text: string, filter: FieldFilter): string {
  const found = find(text, filter);
  if (!found) return text;
  let before = text.slice(0, found.from).trimEnd();
  let after = text.slice(found.to).trimStart();
  const joined = /(^|[\s)"])(AND|&&)$/i;
  if (joined.test(before)) before = before.replace(/(AND|&&)$/i, '').trimEnd();
  else after = after.replace(/^(AND(?=[\s()"]|$)|&&)/i, '').trimStart();
  return [before, after].filter((part) => part !== '').join(' ');
}

/** Whether the condition is one of those that all results must meet. */
export function hasFilter(text: string, filter: FieldFilter): boolean {
  return find(text, filter) !== null;
}

function find(text: string, filter: FieldFilter): QueryNode | null {
  const { ast, diagnostics } = parseQuery(text);
  if (ast === null || diagnostics.some(({ severity }) => severity === 'error')) return null;
  const nodes = ast.kind === 'and' ? ast.children : [ast];
  return nodes.find((node) => isFilter(node, filter)) ?? null;
}

function isFilter(node: QueryNode, { field, value, exclude }: FieldFilter): boolean {
  const inner = node.kind === 'not' && exclude ? node.child : node;
  if (exclude !== (node.kind === 'not') || inner.kind !== 'match') return false;
  return isSameField(inner, field) && inner.value.kind === 'text' && inner.value.text === value;
}

function isSameField(node: MatchNode, field: string): boolean {
  return node.field !== null && node.field.pattern === null && node.field.name === field;
}
