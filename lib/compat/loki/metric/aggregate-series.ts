import type { Grouping, VectorOp } from '../logql/logql-ast';
import { groupLabels, type Series, type SeriesLabels, seriesKey } from './series';

/** Aggregates series step by step. Source: Loki, "Built-in aggregation operators". */
export function aggregateSeries(
  op: VectorOp,
  param: number | null,
  grouping: Grouping | null,
  input: readonly Series[],
): Series[] {
  if (op === 'sort' || op === 'sort_desc') return [...input];
  const groups = new Map<string, { labels: SeriesLabels; members: Series[] }>();
  for (const series of input) {
    const labels = groupLabels(series.labels, grouping);
    const key = seriesKey(labels);
    const group = groups.get(key) ?? { labels, members: [] };
    group.members.push(series);
    groups.set(key, group);
  }
  if (op === 'topk' || op === 'bottomk' || op === 'approx_topk') {
    return [...groups.values()].flatMap(({ members }) => pickEnds(members, param ?? 1, op === 'bottomk'));
  }
  const compute = COMPUTE[op];
  return [...groups.values()].map(({ labels, members }) => ({
    labels,
    values: (members[0]?.values ?? []).map((_, step) => {
      const values = members.flatMap((series) => series.values[step] ?? []);
      return values.length === 0 ? null : compute(values);
    }),
  }));
}

type Reducer = Exclude<VectorOp, 'topk' | 'bottomk' | 'approx_topk' | 'sort' | 'sort_desc'>;
const COMPUTE: Record<Reducer, (values: number[]) => number> = {
  sum: (values) => values.reduce((a, b) => a + b, 0),
  avg: (values) => values.reduce((a, b) => a + b, 0) / values.length,
  max: (values) => values.reduce((a, b) => (b > a || Number.isNaN(a) ? b : a)),
  min: (values) => values.reduce((a, b) => (b < a || Number.isNaN(a) ? b : a)),
  count: (values) => values.length,
  stddev: (values) => Math.sqrt(variance(values)),
  stdvar: variance,
};

function variance(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
}

/** At each step the k largest, or smallest, keep their value; a series without any is left out. */
function pickEnds(members: readonly Series[], k: number, smallest: boolean): Series[] {
  const picked = members.map(({ labels, values }) => ({
    labels,
    values: values.map((): number | null => null),
  }));
  const steps = members[0]?.values.length ?? 0;
  for (let step = 0; step < steps; step++) {
    members
      .flatMap(({ values }, at) => {
        const value = values[step];
        return value === null || value === undefined ? [] : [{ at, value }];
      })
      .sort((a, b) => (smallest ? a.value - b.value : b.value - a.value) || a.at - b.at)
      .slice(0, k)
      .forEach(({ at, value }) => {
        const series = picked[at];
        if (series) series.values[step] = value;
      });
  }
  return picked.filter(({ values }) => values.some((value) => value !== null));
}
