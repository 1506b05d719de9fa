import type { QueryNode } from '@/lib/query/ast';
import { listClauses, removeClause } from '@/lib/query/clauses';
import { logField } from '@/lib/query/fields';
import { printQuery } from '@/lib/query/print';

/**
 * A query without its conditions on what the part is chosen by: of `lot level:ERROR` and the part `level:>=ERROR`, `lot`.
 * The same query where none is about that.
 */
export function withoutPart(q: string, part: string): string {
  const chosenBy = new Set(listClauses(part).flatMap(({ node }) => subjectsOf(node)));
  const clauses = listClauses(q);
  return clauses.reduceRight(
    (rest, { node }, index) =>
      subjectsOf(node).every((subject) => chosenBy.has(subject)) ? removeClause(rest, index) : rest,
    q,
  );
}

/** The fields it asks, by one name each; of free text, that very text. */
function subjectsOf(node: QueryNode): string[] {
  if (node.kind === 'and' || node.kind === 'or') return node.children.flatMap(subjectsOf);
  if (node.kind === 'not') return subjectsOf(node.child);
  if (node.kind === 'match' && node.field !== null) return [logField(node.field.name) ?? node.field.name];
  return [printQuery(node)];
}
