import type { QueryNode } from '../ast';
import { compileNode } from './compile-node';
import type { CompileContext, CompiledPredicate } from './compiled-predicate';
import { logLeaf } from './log-leaf';
import { rollupOf } from './rollup';
import type { SqlParams } from './sql-params';
import { SqlScope } from './sql-scope';
import { storableQuery } from './storable-query';
import { tokenSql } from './token-predicate';

/**
 * A parsed query as SQL over log rows (table alias `t`). A statement may leave `tokens` out, and one over the rollup may
 * leave `exact` out: neither brings parameters of its own.
 */
export function compileLogQuery(
  tree: QueryNode | null,
  params: SqlParams,
  ctx: CompileContext,
): CompiledPredicate {
  const ast = storableQuery(tree);
  if (ast === null) return { exact: 'TRUE', tokens: null, rollup: { serviceWhere: null, classes: null } };
  const scope = new SqlScope(params, ctx, 'logs');
  const { sql, tokens } = compileNode(scope, ast, logLeaf);
  const rollup = rollupOf(scope, ast);
  scope.finishLookups();
  return {
    exact: scope.finish(`(${sql})`),
    tokens: finishOrNull(scope, tokenSql(tokens, ctx.tokenShare)),
    rollup: rollup && { ...rollup, serviceWhere: finishOrNull(scope, rollup.serviceWhere) },
  };
}

function finishOrNull(scope: SqlScope, sql: string | null): string | null {
  return sql === null ? null : scope.finish(sql);
}
