import type { MatchNode } from './ast';
import { appendClause, type Clause, listClauses, removeClause } from './clauses';
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
  if (hasFilter(text, filter)) return text;
  const base = removeFilter(text, { ...filter, exclude: !filter.exclude }).trim();
  return appendClause(base, `${filter.exclude ? '-' : ''}${fieldTerm(filter.field, filter.value)}`);
}

/** The query without that condition, where it is one of those that all results must meet; else unchanged. */
export function removeFilter(text: string, filter: FieldFilter): string {
  const index = find(text, filter);
  return index < 0 ? text : removeClause(text, index).trim();
}

/** Whether the condition is one of those that all results must meet. */
export function hasFilter(text: string, filter: FieldFilter): boolean {
  return find(text, filter) >= 0;
}

function find(text: string, filter: FieldFilter): number {
  return listClauses(text).findIndex((clause) => isFilter(clause, filter));
}

function isFilter({ node, negated }: Clause, { field, value, exclude }: FieldFilter): boolean {
  if (exclude !== negated || node.kind !== 'match') return false;
  return isSameField(node, field) && node.value.kind === 'text' && node.value.text === value;
}

function isSameField(node: MatchNode, field: string): boolean {
  return node.field !== null && node.field.pattern === null && node.field.name === field;
}
