import type { QueryNode } from '@/lib/query/ast';
import { logField } from '@/lib/query/fields';

/** The last plain word of a query: with `*` behind it, it would also find what begins with it. Null without one. */
export function wordToWiden(node: QueryNode | null): string | null {
  if (node === null) return null;
  return textsOf(node).findLast((text) => /^[\p{L}\p{N}_]{2,40}$/u.test(text)) ?? null;
}

/** The texts it looks for in messages; what it excludes is not among them. */
function textsOf(node: QueryNode): string[] {
  if (node.kind === 'and' || node.kind === 'or') return node.children.flatMap(textsOf);
  if (node.kind !== 'match' || node.value.kind !== 'text') return [];
  return node.field === null || logField(node.field.name) === 'message' ? [node.value.text] : [];
}
