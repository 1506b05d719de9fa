import type { RequestContext } from '../../contracts/context';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import { partitionBounds } from '../partitions/partition-bounds';
import { adaptiveScan } from '../scan/adaptive-scan';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';
import { refreshTokenShares } from '../scan/token-shares';
import { LOG_COLUMNS, type LogPosition, type LogRow } from './log-row';
import { logScanSource } from './log-scan-source';

export interface FindLogs {
  predicate: Predicate;
  range: TimeRange;
  order: 'newest' | 'oldest';
  /** Exclusive. */
  after: LogPosition | null;
  limit: number;
  budgetMs?: number;
  /** Default all of `LogRow`; others must hold t.time_ns and t.seq. */
  columns?: string;
  /** SQL over t for the bytes of a row. */
  weight?: string;
}

export interface FoundLogs<Row> {
  rows: Row[];
  /** Where the next page goes on; null when the range was searched to its end. */
  next: LogPosition | null;
  /** Set when time ran out: nothing beyond was read. */
  stoppedAt: bigint | null;
}

const BUDGET_MS = 10_000;
const STEP_MS = 4_000;
/** No answer is much larger than this, however long its messages. */
const MAX_WEIGHT = 16 * 1024 * 1024;
const WEIGHT = 'octet_length(t.body) + pg_column_size(t.attributes)';

/** The first matching logs of a range in (time, seq) order, newest or oldest first. Throws AppError `timeout`. */
export async function findLogs<Row extends { time_ns: bigint; seq: bigint } = LogRow>(
  ctx: RequestContext,
  input: FindLogs,
): Promise<FoundLogs<Row>> {
  await refreshTokenShares(ctx.signal);
  const predicate = await bindLookups(input.predicate, { signal: ctx.signal });
  const canPick = predicate(new SqlParams()).tokens !== null;
  const bounds = canPick ? await partitionBounds('log', { signal: ctx.signal }) : [];
  const source = logScanSource<Row & { weight_so_far: bigint }>({
    ctx,
    predicate,
    range: input.range,
    order: input.order,
    after: input.after,
    columns: input.columns ?? LOG_COLUMNS,
    weight: input.weight ?? WEIGHT,
    maxWeight: MAX_WEIGHT,
    bounds,
    canPick,
  });
  // One row more than asked for says whether there is a next page.
  const found = await adaptiveScan(source, {
    need: input.limit + 1,
    stepMs: STEP_MS,
    budgetMs: input.budgetMs ?? BUDGET_MS,
  });
  if (found.rows.length <= input.limit) return found;
  const rows = found.rows.slice(0, input.limit);
  const last = rows.at(-1);
  return { rows, next: last ? source.positionOf(last) : null, stoppedAt: null };
}
