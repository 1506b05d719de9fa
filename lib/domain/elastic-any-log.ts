import type { RequestContext } from '../contracts/context';
import { findLogs } from '../store/logs/find-logs';
import type { Predicate } from '../store/scan/predicate';
import type { TimeRange } from '../time/time-range';

/** Whether any log matches, found as a page of one is; null: not known in this time. */
export async function elasticAnyLog(
  ctx: RequestContext,
  { predicate, range }: { predicate: Predicate; range: TimeRange },
  budgetMs: number,
): Promise<boolean | null> {
  const { rows, stoppedAt } = await findLogs(ctx, {
    predicate,
    range,
    order: 'newest',
    after: null,
    limit: 1,
    budgetMs,
    columns: 't.time_ns, t.seq',
    weight: '0',
  });
  if (rows.length > 0) return true;
  return stoppedAt === null ? false : null;
}
