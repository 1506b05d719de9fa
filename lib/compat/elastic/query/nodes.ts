import type { FieldName, Keyword, QueryNode, QueryValue } from '../../../query/ast';

// No text of ours was typed, so nothing has a place in it.
const PLACE = { from: 0, to: 0 };
type Placeless<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;
export type BareValue = Placeless<QueryValue>;

export const ALL: QueryNode = { kind: 'all', ...PLACE };
export const NONE: QueryNode = { kind: 'not', child: ALL, ...PLACE };

export function fieldName(name: string): FieldName {
  if (!name.includes('*')) return { name, pattern: null, ...PLACE };
  const pattern = name
    .split(/(\*)/)
    .filter((part) => part !== '')
    .map((part) => (part === '*' ? { wild: '*' as const } : { text: part }));
  return { name, pattern, ...PLACE };
}

/** @param field null: anywhere in the record */
export function match(field: FieldName | null, value: BareValue): QueryNode {
  return { kind: 'match', field, value: { ...value, ...PLACE } as QueryValue, ...PLACE };
}

export function keyword(field: FieldName, asked: Keyword): QueryNode {
  return match(field, { kind: 'keyword', keyword: asked });
}

export function allOf(children: readonly QueryNode[]): QueryNode {
  const [only] = children;
  const flat = children.flatMap((child) => (child.kind === 'and' ? child.children : [child]));
  if (children.length === 0) return ALL;
  return children.length === 1 && only ? only : { kind: 'and', children: flat, ...PLACE };
}

export function anyOf(children: readonly QueryNode[]): QueryNode {
  const [only] = children;
  if (children.length === 0) return NONE;
  return children.length === 1 && only ? only : { kind: 'or', children: [...children], ...PLACE };
}

export function atLeast(count: number, children: readonly QueryNode[]): QueryNode {
  if (count <= 0) return ALL;
  if (count > children.length) return NONE;
  if (count === 1) return anyOf(children);
  if (count === children.length) return allOf(children);
  return { kind: 'atLeast', count, children: [...children], ...PLACE };
}

export function not(child: QueryNode): QueryNode {
  return child.kind === 'not' ? child.child : { kind: 'not', child, ...PLACE };
}
