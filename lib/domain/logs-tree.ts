import type { RequestContext } from '../contracts/context';
import type { PanelAnswer, PanelQuestion } from '../contracts/dashboard/panel-question';
import type { AggTree } from '../query/aggregate/agg-tree';
import { aggregateLogs } from '../store/aggregate/aggregate-logs';
import { aggregateSoon, type SoonAggregated } from '../store/aggregate/aggregate-soon';
import type { Predicate } from '../store/scan/predicate';
import type { TimeRange } from '../time/time-range';
import { quickPanelsAtOnce } from './panel-turns';
import { predicateOf } from './read-query';

/** A tree over matching logs, as exact as is asked for. Throws AppError `bad_request`, `timeout`, `canceled`. */
export async function readLogsTree(
  ctx: RequestContext,
  {
    tree,
    predicate,
    range,
    nowNs,
    precision,
  }: {
    tree: AggTree;
    predicate: Predicate;
    range: TimeRange;
    nowNs: bigint;
    precision: PanelQuestion['precision'];
  },
): Promise<SoonAggregated> {
  const compile: Parameters<typeof aggregateLogs>[1]['compile'] = (filter) =>
    predicateOf(ctx, filter, nowNs, 'log');
  const asked = { tree, predicate, range, compile, pool: 'panel' } as const;
  if (precision === 'fast') return await aggregateSoon(ctx, { ...asked, atOnce: quickPanelsAtOnce });
  return { ...(await aggregateLogs(ctx, asked)), sample: null };
}

/** Where figures of several reads are from: the least exact of them, and how far off. */
export function sourceOf(
  reads: readonly Pick<SoonAggregated, 'isRolledUp' | 'sample'>[],
): Pick<PanelAnswer, 'estimate' | 'read'> {
  const samples = reads.flatMap(({ sample }) => (sample ? [sample] : []));
  if (samples.length === 0)
    return { estimate: null, read: reads.some(({ isRolledUp }) => isRolledUp) ? 'rollup' : 'rows' };
  const sampled = samples.reduce((sum, one) => sum + one.sampled, 0);
  const relativeError = Math.max(...samples.map((one) => one.relativeError));
  return { estimate: { sampled, relativeError }, read: 'sample' };
}
