import type { SeverityClass } from '../../contracts/severity';
import type { Lookups } from './lookups';

export interface CompileContext {
  tenantId: number;
  nowNs: bigint;
  /** What part of all rows has a token; 0 where that is not known. Decides how rows are looked up, never which. */
  tokenShare?: (token: number) => number;
  /** From which time (ns) on rows say the pieces of their words, so that the dictionary finds them. Null: unknown. */
  terms?: { logs: bigint | null; spans: bigint | null } | null;
  /** What was found beforehand, and what else is asked for. Left out: statements look up themselves. */
  lookups?: Lookups | undefined;
}

/** A query as SQL over the table alias `t`. Precedence-safe: each text may be put between ANDs as it is. */
export interface CompiledPredicate {
  /** Boolean, complete on its own. */
  exact: string;
  /** Necessary and indexable (`t.tok`, `t.trace_key`); null when there is nothing to look up. Always recheck `exact`. */
  tokens: string | null;
  /** Set when the rollups (`log_rollup_minute`, `log_rollup_hour`) alone answer exactly. */
  rollup: RollupPredicate | null;
}

export interface RollupPredicate {
  /** Over `r.service_id`; null: all services. */
  serviceWhere: string | null;
  /** Null: all classes. Empty: nothing matches. */
  classes: SeverityClass[] | null;
}
