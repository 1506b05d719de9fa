import type { QueryNode } from '../ast';
import { nullMeaning } from '../null-meaning';
import type { CompiledLeaf, LeafCompiler } from './compiled-leaf';
import { EVERYTHING, NOTHING } from './compiled-leaf';
import { allSql, anySql, type SqlScope } from './sql-scope';
import { allOf, anyOf } from './token-predicate';

/** The boolean skeleton of a query. A leaf that is NULL counts as "no", also under NOT. */
export function compileNode(scope: SqlScope, node: QueryNode, leaf: LeafCompiler): CompiledLeaf {
  if (node.kind === 'all') return EVERYTHING;
  // Of a trace, not of one record: the search for traces takes these apart beforehand.
  if (node.kind === 'trace') return NOTHING;
  if (node.kind === 'match') {
    return node.value.kind === 'null' ? compileNode(scope, nullMeaning(node), leaf) : leaf(scope, node);
  }
  if (node.kind === 'not') {
    const { sql } = compileNode(scope, node.child, leaf);
    return { sql: `((${sql}) IS NOT TRUE)`, tokens: null };
  }
  const children = node.children.map((child) => compileNode(scope, child, leaf));
  if (node.kind === 'atLeast') return atLeast(node.count, children);
  const sql = children.map((child) => `(${child.sql})`);
  const tokens = children.map((child) => child.tokens);
  return node.kind === 'and'
    ? { sql: allSql(sql), tokens: allOf(tokens) }
    : { sql: anySql(sql), tokens: anyOf(tokens) };
}

function atLeast(count: number, children: readonly CompiledLeaf[]): CompiledLeaf {
  if (count <= 0) return EVERYTHING;
  if (count > children.length) return NOTHING;
  const ones = children.map(({ sql }) => `(CASE WHEN (${sql}) THEN 1 ELSE 0 END)`);
  return { sql: `(${ones.join(' + ')}) >= ${count}`, tokens: anyOf(children.map(({ tokens }) => tokens)) };
}
