import type { QueryNode } from '../ast';
import type { CompiledLeaf, LeafCompiler } from './compiled-leaf';
import { EVERYTHING } from './compiled-leaf';
import { allSql, anySql, type SqlScope } from './sql-scope';
import { allOf, anyOf } from './token-predicate';

/** The boolean skeleton of a query. A leaf that is NULL counts as "no", also under NOT. */
export function compileNode(scope: SqlScope, node: QueryNode, leaf: LeafCompiler): CompiledLeaf {
  if (node.kind === 'all') return EVERYTHING;
  if (node.kind === 'match') return leaf(scope, node);
  if (node.kind === 'not') {
    const { sql } = compileNode(scope, node.child, leaf);
    return { sql: `((${sql}) IS NOT TRUE)`, tokens: null };
  }
  const children = node.children.map((child) => compileNode(scope, child, leaf));
  const sql = children.map((child) => `(${child.sql})`);
  const tokens = children.map((child) => child.tokens);
  return node.kind === 'and'
    ? { sql: allSql(sql), tokens: allOf(tokens) }
    : { sql: anySql(sql), tokens: anyOf(tokens) };
}
