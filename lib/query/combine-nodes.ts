import type { QueryNode } from './ast';

/** One node of several: none is null, one is itself, and what joins alike is joined flat. */
export function combineNodes(kind: 'and' | 'or', children: QueryNode[]): QueryNode | null {
  const [first] = children;
  const last = children.at(-1);
  if (!first || !last) return null;
  if (children.length === 1) return first;
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  return { kind, children: flat, from: first.from, to: last.to };
}
