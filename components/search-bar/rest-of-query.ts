import type { QueryNode } from '@/lib/query/ast';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';

/**
 * The conditions that hold beside the one at the caret: what values of it may be counted in. Other branches of an OR say
 * nothing about this one, and neither does anything inside a negation.
 */
export function restOfQuery(text: string, caret: number): string {
  const beside: QueryNode[] = [];
  const isHere = ({ from, to }: QueryNode) => from <= caret && caret <= to;
  let node = parseQuery(text).ast;
  if (node !== null && !isHere(node)) beside.push(node);
  while (node !== null && (node.kind === 'and' || node.kind === 'or') && isHere(node)) {
    const here: QueryNode | undefined = node.children.find(isHere);
    if (node.kind === 'and') beside.push(...node.children.filter((child) => child !== here));
    node = here ?? null;
  }
  if (beside.length === 0) return '';
  return printQuery({ kind: 'and', children: beside, from: 0, to: 0 });
}
