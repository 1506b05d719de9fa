import type { QueryNode } from '../ast';
import { compileNode } from './compile-node';
import type { CompileContext, CompiledPredicate } from './compiled-predicate';
import { spanLeaf } from './span-leaf';
import type { SqlParams } from './sql-params';
import { SqlScope } from './sql-scope';
import { tokenSql } from './token-predicate';

/** A parsed query as SQL over span rows (table alias `t`); `rollup` is always null. */
export function compileSpanQuery(
  ast: QueryNode | null,
  params: SqlParams,
  ctx: CompileContext,
): CompiledPredicate {
  if (ast === null) return { exact: 'TRUE', tokens: null, rollup: null };
  const scope = new SqlScope(params, ctx);
  const { sql, tokens } = compileNode(scope, ast, spanLeaf);
  const lookup = tokenSql(tokens);
  return {
    exact: scope.finish(`(${sql})`),
    tokens: lookup === null ? null : scope.finish(lookup),
    rollup: null,
  };
}
