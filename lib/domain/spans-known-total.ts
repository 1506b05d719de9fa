import type { AggTree } from '../query/aggregate/agg-tree';
import { scaleResult } from '../query/aggregate/scale-result';
import { spansFromRollup } from './spans-from-rollup';
import type { SpansTree } from './spans-from-rows';
import type { SampleRead } from './spans-from-sample';

const NOTHING: AggTree = { measures: new Map(), groups: new Map() };

/** Counts and sums of a sample brought to the number of matches, where the sums of operations know it: as of logs. */
export async function spansToKnownTotal(asked: SpansTree, read: SampleRead): Promise<SampleRead> {
  const whole = await spansFromRollup({ ...asked, tree: NOTHING });
  if (!whole || whole.approximate.length > 0) return read;
  const { total } = whole;
  if (read.total === 0 || total === read.total) return { ...read, total };
  return { ...read, total, result: scaleResult(read.result, asked.tree, total / read.total) };
}
