import { appendClause, listClauses } from '@/lib/query/clauses';

/** The query with the condition (or its negation) that all results meet; one that is there already changes nothing. */
export function addClause(text: string, clause: string, exclude: boolean): string {
  const isThere = listClauses(text).some(
    ({ node, negated }) => negated === exclude && text.slice(node.from, node.to) === clause,
  );
  return isThere ? text : appendClause(text, exclude ? `-${clause}` : clause);
}
