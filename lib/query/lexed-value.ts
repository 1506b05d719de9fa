import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import type { BracketEnds } from './bracket-ends';

/** What was read of a value, up to `to`. Null: it cannot be read, and a diagnostic says why. */
export interface LexedValue {
  value: QueryValue | null;
  to: number;
  diagnostics?: readonly QueryDiagnostic[];
  /** Another text that is meant as well: JSON's `\n` as the line break it stands for. */
  other?: QueryValue;
}

/** Where a value stands. */
export interface ValuePlace {
  inGroup: boolean;
  /** The field it belongs to, as typed; null: none. */
  field: string | null;
  /** `name: …` that may be prose: what cannot be read is text. */
  lenient?: boolean;
  brackets: BracketEnds;
}
