import type { CompiledPredicate } from '../../query/compile/compiled-predicate';
import type { Lookups } from '../../query/compile/lookups';
import type { SqlParams } from '../../query/compile/sql-params';

/** A compiled query that can be put into any number of statements, each with its own parameters. */
export type Predicate = (params: SqlParams, lookups?: Lookups) => CompiledPredicate;

/** The whole condition: the token index narrows, the exact part decides. */
export function condition({ tokens, exact }: CompiledPredicate): string {
  return tokens === null ? `(${exact})` : `(${tokens}) AND (${exact})`;
}
