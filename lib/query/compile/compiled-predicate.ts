import type { SeverityClass } from '../../contracts/severity';

export interface CompileContext {
  tenantId: number;
  nowNs: bigint;
}

/** A query as SQL over the table alias `t`. Precedence-safe: each text may be put between ANDs as it is. */
export interface CompiledPredicate {
  /** Boolean, complete on its own. */
  exact: string;
  /** Necessary and indexable (`t.tok`, `t.trace_key`); null when there is nothing to look up. Always recheck `exact`. */
  tokens: string | null;
  /** Set when `log_rollup_minute` alone answers exactly. */
  rollup: RollupPredicate | null;
}

export interface RollupPredicate {
  /** Over `r.service_id`; null: all services. */
  serviceWhere: string | null;
  /** Null: all classes. Empty: nothing matches. */
  classes: SeverityClass[] | null;
}
