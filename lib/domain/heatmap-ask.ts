import type { HeatmapAnswer, HeatmapQuestion } from '../contracts/dashboard/panel-question';
import type { AggBucket, AggResult } from '../query/aggregate/agg-result';
import type { AggField, AggGroup, AggTree } from '../query/aggregate/agg-tree';
import { formatIsoNs } from '../time/iso';
import type { TimeRange } from '../time/time-range';
import { type HeatmapRows, type NumberSpread, planHeatmapRows } from './heatmap-rows';
import type { PeriodRead, ReadPeriod } from './panel-ask';
import { type PanelBuckets, planPanelBuckets } from './panel-buckets';
import { describeRange } from './resolve-range';

export interface HeatmapAsked<Read extends PeriodRead> {
  /** What the cells were read with. */
  read: Read;
  /** All that was read for it, one after the other. */
  reads: Read[];
  answer: Pick<HeatmapAnswer, 'range' | 'stepMs' | 'times' | 'rows' | 'counts' | 'total'>;
}

const NONE: AggTree = { measures: new Map(), groups: new Map() };

/**
 * Asks first how far the numbers of a field are spread, then how many records fall where; logs and spans differ in `read`
 * alone.
 */
export async function askHeatmap<Read extends PeriodRead>(
  { field: name, buckets, rows: most, scale }: HeatmapQuestion,
  range: TimeRange,
  read: ReadPeriod<Read>,
): Promise<HeatmapAsked<Read>> {
  const field: AggField = { names: [name], missing: null };
  const plan = planPanelBuckets(range, { buckets, stepMs: null, zone: 'UTC' });
  if (plan === null) throw new TypeError('A heatmap is over time.');
  const { stepMs, starts } = plan;
  const shared = { range: describeRange(range), stepMs, times: starts.map(formatIsoNs) };
  const first = await read(spreadTree(field), range);
  const { total, spread } = spreadOf(first.result);
  if (spread === null)
    return { read: first, reads: [first], answer: { ...shared, rows: [], counts: [], total: 0 } };
  const rows = planHeatmapRows(spread, most, scale);
  const cells = await read(cellTree(field, rows.bounds, plan), range);
  return {
    read: cells,
    reads: [first, cells],
    answer: { ...shared, ...writeCells(cells.result, rows, plan), total },
  };
}

function spreadTree(field: AggField): AggTree {
  const numbers = (from: number | null): AggGroup => ({
    by: { kind: 'ranges', field, ranges: [{ from, to: null }] },
    measures: new Map([['spread', { kind: 'stats', field, parts: ['min', 'max'] }]]),
    groups: new Map(),
  });
  return {
    measures: new Map(),
    groups: new Map([
      ['all', numbers(null)],
      ['positive', numbers(Number.MIN_VALUE)],
    ]),
  };
}

function spreadOf({ groups }: AggResult): { total: number; spread: NumberSpread | null } {
  const [all, positive] = ['all', 'positive'].map((name) => groups.get(name)?.buckets[0]);
  const [min, max] = [statOf(all, 'min'), statOf(all, 'max')];
  if (all === undefined || min === null || max === null) return { total: 0, spread: null };
  return { total: all.count, spread: { min, max, minPositive: statOf(positive, 'min') } };
}

function statOf(bucket: AggBucket | undefined, part: 'min' | 'max'): number | null {
  const stats = bucket?.measures.get('spread');
  return stats?.kind === 'stats' ? (stats.parts[part] ?? null) : null;
}

function cellTree(field: AggField, bounds: readonly number[], { step }: PanelBuckets): AggTree {
  const times: AggGroup = { by: { kind: 'time', field: 'time', step }, ...NONE };
  const rows: AggGroup = {
    by: { kind: 'bounds', field, bounds },
    measures: NONE.measures,
    groups: new Map([['times', times]]),
  };
  return { measures: NONE.measures, groups: new Map([['rows', rows]]) };
}

function writeCells(
  result: AggResult,
  { bounds, hasBelow }: HeatmapRows,
  { starts }: PanelBuckets,
): Pick<HeatmapAnswer, 'rows' | 'counts'> {
  const found = result.groups.get('rows')?.buckets ?? [];
  const places = new Map(starts.map((start, at) => [start, at]));
  const last = bounds.length - 1;
  const rows = bounds.slice(0, last).map((from, at) => ({ from, to: bounds[at + 1] ?? null }));
  const shown: HeatmapAnswer['rows'] = hasBelow ? [{ from: null, to: bounds[0] ?? null }, ...rows] : rows;
  const counts = shown.map(() => starts.map(() => 0));
  for (const { key, groups } of found) {
    // Logs that came between the two questions may lie beyond the rows.
    const row = Math.min(Math.max(Number(key) - (hasBelow ? 0 : 1), 0), shown.length - 1);
    for (const time of groups.get('times')?.buckets ?? []) {
      const at = places.get(BigInt(time.key));
      const line = counts[row];
      if (line && at !== undefined) line[at] = (line[at] ?? 0) + time.count;
    }
  }
  return { rows: shown, counts };
}
