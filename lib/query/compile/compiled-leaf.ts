import type { MatchNode } from '../ast';
import type { SqlScope } from './sql-scope';
import type { TokenPredicate } from './token-predicate';

export interface CompiledLeaf {
  sql: string;
  tokens: TokenPredicate | null;
}

export type LeafCompiler = (scope: SqlScope, node: MatchNode) => CompiledLeaf;

/** Matches no row: the value cannot be one of the field's. */
export const NOTHING: CompiledLeaf = { sql: 'FALSE', tokens: null };
export const EVERYTHING: CompiledLeaf = { sql: 'TRUE', tokens: null };
