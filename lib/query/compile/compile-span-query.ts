import type { QueryNode } from '../ast';
import { compileNode } from './compile-node';
import type { CompileContext, CompiledPredicate } from './compiled-predicate';
import { spanLeaf } from './span-leaf';
import type { SqlParams } from './sql-params';
import { SqlScope } from './sql-scope';
import { storableQuery } from './storable-query';
import { tokenSql } from './token-predicate';

/** A parsed query as SQL over span rows (table alias `t`); `rollup` is always null. */
export function compileSpanQuery(
  tree: QueryNode | null,
  params: SqlParams,
  ctx: CompileContext,
): CompiledPredicate {
  const ast = storableQuery(tree);
  if (ast === null) return { exact: 'TRUE', tokens: null, rollup: null };
  const scope = new SqlScope(params, ctx, 'spans');
  const { sql, tokens } = compileNode(scope, ast, spanLeaf);
  const lookup = tokenSql(tokens);
  scope.finishLookups();
  return {
    exact: scope.finish(`(${sql})`),
    tokens: lookup === null ? null : scope.finish(lookup),
    rollup: null,
  };
}
