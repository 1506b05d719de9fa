import type { QueryNode } from '../../../query/ast';
import { elasticError } from '../elastic-error';

/** What a query is read with. */
export interface QueryContext {
  nowNs: bigint;
  /** The logs whose index name fits a test. */
  ofIndex: (test: (name: string) => boolean) => QueryNode;
  /** Whether a name may be that of an object with fields in it, for looking below one costs a scan; default always. */
  isObject?: (name: string) => boolean;
}

const MAX_CLAUSES = 1_024;
const MAX_DEPTH = 30;

/** One query being read: counts its clauses, so that no body makes a statement without end. */
export class QueryScope {
  private clauses = 0;
  private depth = 0;

  constructor(readonly context: QueryContext) {}

  /** One more condition. Throws AppError `bad_request` (`too_many_clauses`). */
  clause(): void {
    if (++this.clauses <= MAX_CLAUSES) return;
    throw elasticError('too_many_clauses', `maxClauseCount is set to ${MAX_CLAUSES}`);
  }

  within<T>(read: () => T): T {
    if (this.depth >= MAX_DEPTH) {
      throw elasticError(
        'illegal_argument_exception',
        `The nested depth of the query exceeds the maximum nested depth for queries set in [indices.query.bool.max_nested_depth]`,
      );
    }
    this.depth++;
    const node = read();
    this.depth--;
    return node;
  }
}
