import type { RequestContext } from '../contracts/context';
import type { CountEstimate } from '../contracts/log-search';
import { AppError } from '../errors';
import { SqlParams } from '../query/compile/sql-params';
import { byBucket, type ClassCounts, countLogs } from '../store/logs/count-logs';
import { planCounts } from '../store/logs/estimate-counts';
import type { Predicate } from '../store/scan/predicate';
import type { TimeRange } from '../time/time-range';

export interface CountInput {
  predicate: Predicate;
  range: TimeRange;
  stepNs: bigint;
  /** Added to each time before it is put into a bucket. */
  shiftNs: bigint;
}

export interface BucketCounts {
  counts: Map<bigint, ClassCounts>;
  estimate: CountEstimate;
}

/** What a person does not notice as waiting. */
const BUDGET_MS = 220;

/** Every match counted. Throws AppError `timeout`. */
export async function countExactly(
  ctx: RequestContext,
  { predicate, range, stepNs, shiftNs }: CountInput,
): Promise<BucketCounts> {
  const key = byBucket(stepNs, shiftNs);
  return { counts: await countLogs(ctx, { predicate, range, key }), estimate: null };
}

/** Exact where the rollup, the token index or the range's few logs allow it at once, else an estimate. */
export async function countSoon(ctx: RequestContext, input: CountInput): Promise<BucketCounts> {
  const { predicate, range, stepNs, shiftNs } = input;
  const asked = { predicate, range, key: byBucket(stepNs, shiftNs), pool: 'search' } as const;
  if (predicate(new SqlParams()).rollup && asked.key.rollup) {
    return { counts: await countLogs(ctx, asked), estimate: null };
  }
  const plan = await planCounts(ctx, { ...input, budgetMs: BUDGET_MS, pool: 'search' });
  if (plan.soonMs !== null) {
    try {
      return { counts: await countLogs(ctx, { ...asked, timeoutMs: plan.soonMs }), estimate: null };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'timeout')) throw error;
    }
  }
  const { counts, sampled, relativeError, bucketError, atMost } = await plan.estimate();
  return { counts, estimate: { sampled, relativeError, bucketError, ...(atMost !== null && { atMost }) } };
}
