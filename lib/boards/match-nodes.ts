import type { MatchNode, QueryNode } from '../query/ast';

/** All conditions on one field or text in a query, those in braces too. */
export function matchNodes(ast: QueryNode | null): MatchNode[] {
  if (ast === null || ast.kind === 'all') return [];
  if (ast.kind === 'match') return [ast];
  if (ast.kind === 'not') return matchNodes(ast.child);
  if (ast.kind !== 'trace') return ast.children.flatMap(matchNodes);
  const { atom } = ast;
  return atom.kind === 'relation'
    ? [...matchNodes(atom.above), ...matchNodes(atom.below)]
    : matchNodes(atom.span);
}
