import type { QueryNode } from '@/lib/query/ast';
import { logField } from '@/lib/query/fields';

/** The words and phrases a query looks for in messages, as typed; what it excludes is not among them. */
export function queryWords(node: QueryNode | null): string[] {
  if (node === null) return [];
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.flatMap(queryWords);
    case 'match': {
      if (node.value.kind !== 'text') return [];
      const inMessage = node.field === null || logField(node.field.name) === 'message';
      return inMessage ? [node.value.text] : [];
    }
    default:
      return [];
  }
}

/** The last plain word of a query: with `*` behind it, it would also find what begins with it. Null without one. */
export function wordToWiden(node: QueryNode | null): string | null {
  return queryWords(node).findLast((text) => /^[\p{L}\p{N}_]{2,40}$/u.test(text)) ?? null;
}
