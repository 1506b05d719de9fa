import type { RequestContext } from '../contracts/context';
import type { PanelQuestion } from '../contracts/dashboard/panel-question';
import type { AggTree } from '../query/aggregate/agg-tree';
import { aggregateLogs } from '../store/aggregate/aggregate-logs';
import type { TimeRange } from '../time/time-range';
import type { PeriodRead } from './panel-ask';
import { predicateOf } from './read-query';
import type { SpansQuery } from './read-spans-query';

/** A tree over the matching spans of a range. */
export interface SpansTree extends Pick<SpansQuery, 'ast' | 'predicate' | 'whole'> {
  ctx: RequestContext;
  tree: AggTree;
  range: TimeRange;
  nowNs: bigint;
  precision: PanelQuestion['precision'];
}

/** Answers a tree from the spans themselves, each read once. Throws AppError `bad_request`, `timeout`. */
export async function spansFromRows(
  { ctx, tree, predicate, range, nowNs }: SpansTree,
  timeoutMs = 15_000,
): Promise<PeriodRead> {
  return await aggregateLogs(ctx, {
    signal: 'span',
    tree,
    predicate,
    range,
    pool: 'panel',
    timeoutMs,
    compile: (filter) => predicateOf(ctx, filter, nowNs, 'span'),
  });
}
