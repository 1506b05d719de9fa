import type { RequestContext } from '../../contracts/context';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import { partitionBounds } from '../partitions/partition-bounds';
import { adaptiveScan, type ScanResult } from '../scan/adaptive-scan';
import type { Predicate } from '../scan/predicate';
import type { MatchedSpan, SpanPosition } from './matched-span';
import { spanScanSource } from './span-scan-source';

export interface FindSpans {
  predicate: Predicate;
  range: TimeRange;
  /** Exclusive. */
  after: SpanPosition | null;
  need: number;
  budgetMs: number;
}

const STEP_MS = 4_000;

/** The next `need` matching spans, newest first. Throws AppError `timeout`. */
export async function findNewestSpans(
  ctx: RequestContext,
  { predicate, range, after, need, budgetMs }: FindSpans,
): Promise<ScanResult<MatchedSpan, SpanPosition>> {
  const canPick = predicate(new SqlParams()).tokens !== null;
  const bounds = canPick ? await partitionBounds('span', { signal: ctx.signal }) : [];
  const source = spanScanSource({ ctx, predicate, range, after, bounds, canPick });
  return await adaptiveScan(source, { need, stepMs: STEP_MS, budgetMs });
}
