import type { QueryNode } from '../ast';
import type { CompileContext, CompiledPredicate } from './compiled-predicate';
import type { SqlParams } from './sql-params';

/** A parsed query as SQL over log rows. */
export function compileLogQuery(
  ast: QueryNode | null,
  _params: SqlParams,
  _ctx: CompileContext,
): CompiledPredicate {
  if (ast === null) return { exact: 'TRUE', tokens: null, rollup: { serviceWhere: null, classes: null } };
  return { exact: 'TRUE', tokens: null, rollup: null };
}
