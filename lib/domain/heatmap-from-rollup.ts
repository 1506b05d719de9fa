import type { HeatmapAnswer, HeatmapQuestion } from '../contracts/dashboard/panel-question';
import { spanField } from '../query/fields';
import { DURATION_PLACES } from '../store/rollup/duration-place';
import { addRow, emptySum, type RedSum } from '../store/rollup/red-sum';
import { formatIsoNs } from '../time/iso';
import { planPanelBuckets } from './panel-buckets';
import { panelTree } from './panel-tree';
import { bucketOf } from './red-grouping';
import { describeRange } from './resolve-range';
import { rollupQuestion } from './rollup-question';
import type { SpansTree } from './spans-from-rows';
import { planRows } from './trace-heatmap-bounds';
import { withRollup } from './with-rollup';

type Cells = Pick<HeatmapAnswer, 'range' | 'stepMs' | 'times' | 'rows' | 'counts' | 'total'>;

/**
 * Durations of spans over time, in rows that are quarter octaves or several of them, from the sums of operations: exact
 * counts. Null where they cannot answer.
 */
export async function heatmapFromRollup(
  asked: Omit<SpansTree, 'tree'>,
  { field, scale, buckets, rows: most }: HeatmapQuestion,
): Promise<Cells | null> {
  const plan = planPanelBuckets(asked.range, { buckets, stepMs: null, zone: 'UTC' });
  if (asked.whole !== null || plan === null || scale !== 'log' || spanField(field) !== 'duration')
    return null;
  const top = { size: 1, order: 'most', other: false } as const;
  const tree = panelTree({ measures: [{ fn: 'p50', field }], by: [], top }, plan.step);
  const question = rollupQuestion(tree, asked.ast);
  const read =
    question &&
    (await withRollup(asked, question, async ({ rows, ends }) => {
      const sums = new Map<number, RedSum>();
      for (const { bucket, row } of [...rows.totals, ...ends]) addRow(bucketOf(sums, bucket), row);
      return sums;
    }));
  // Whole minutes in place of the ends are not the range: the spans say what is.
  if (!read || read.remarks.length > 0) return null;
  return {
    range: describeRange(asked.range),
    stepMs: plan.stepMs,
    times: plan.starts.map(formatIsoNs),
    ...cellsOf(read.found, plan.starts.length, most),
  };
}

function cellsOf(
  sums: ReadonlyMap<number, RedSum>,
  columns: number,
  most: number,
): Pick<Cells, 'rows' | 'counts' | 'total'> {
  const all = emptySum();
  for (const { durations } of sums.values())
    for (const [place, count] of durations.entries())
      all.durations[place] = (all.durations[place] ?? 0) + count;
  const shortest = all.durations.findIndex((count) => count > 0);
  if (shortest < 0) return { rows: [], counts: [], total: 0 };
  const longest = all.durations.findLastIndex((count) => count > 0);
  const { bounds, rowOf } = planRows(shortest, longest, most);
  const rows = bounds.slice(0, -1).map((from, at) => ({
    from: from > 0n ? Number(from) : null,
    // The last place holds all that is longer.
    to: rowOf(DURATION_PLACES - 1) === at ? null : Number(bounds[at + 1] ?? 0n),
  }));
  const counts = rows.map(() => Array.from({ length: columns }, () => 0));
  for (const [bucket, { durations }] of sums)
    for (const [place, count] of durations.entries()) {
      const line = counts[rowOf(place)];
      if (line && count > 0) line[bucket] = (line[bucket] ?? 0) + count;
    }
  const total = all.durations.reduce((sum, count) => sum + count, 0);
  return { rows, counts, total };
}
