import type { QueryNode } from '../ast';
import type { CompileContext, CompiledPredicate } from './compiled-predicate';
import type { SqlParams } from './sql-params';

/** A parsed query as SQL over span rows; `rollup` is always null. */
export function compileSpanQuery(
  _ast: QueryNode | null,
  _params: SqlParams,
  _ctx: CompileContext,
): CompiledPredicate {
  return { exact: 'TRUE', tokens: null, rollup: null };
}
