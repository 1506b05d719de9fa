import type { AggBucket, AggResult, GroupResult, MeasureResult } from './agg-result';
import type { AggTree, Measure, StatPart } from './agg-tree';

/** Those that grow with the number of records. */
const GROWING: ReadonlySet<StatPart> = new Set(['count', 'sum', 'squares']);

/** An answer as though there were so many times as many records of each kind: counts and sums grow, all else stays. */
export function scaleResult(result: AggResult, tree: AggTree, by: number): AggResult {
  return {
    measures: new Map(
      [...result.measures].map(([name, one]) => [name, scaleMeasure(one, tree.measures.get(name), by)]),
    ),
    groups: new Map(
      [...result.groups].map(([name, one]) => {
        const inside = tree.groups.get(name);
        return [name, inside ? scaleGroup(one, inside, by) : one];
      }),
    ),
  };
}

function scaleGroup(group: GroupResult, tree: AggTree, by: number): GroupResult {
  const buckets = group.buckets.map(
    (bucket): AggBucket => ({
      ...bucket,
      ...scaleResult(bucket, tree, by),
      count: Math.round(bucket.count * by),
    }),
  );
  return { ...group, buckets, otherCount: Math.round(group.otherCount * by) };
}

function scaleMeasure(result: MeasureResult, asked: Measure | undefined, by: number): MeasureResult {
  const times = (number: number | null | undefined) => (number == null ? null : number * by);
  if (result.kind === 'numbers' && asked?.kind === 'present')
    return { ...result, numbers: result.numbers.map(times) };
  if (result.kind !== 'stats' || asked?.kind !== 'stats') return result;
  const parts = asked.parts.map((part) => {
    const number = result.parts[part] ?? null;
    return [part, GROWING.has(part) ? times(number) : number] as const;
  });
  return { ...result, parts: Object.fromEntries(parts) };
}
