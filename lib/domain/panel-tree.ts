import type { Measure as AskedMeasure } from '../contracts/dashboard/panel-query';
import type { PanelQuestion } from '../contracts/dashboard/panel-question';
import type { AggField, AggGroup, AggTree, BucketOrder, Measure } from '../query/aggregate/agg-tree';
import type { RoundingStep } from '../time/time-rounding';

/** Names of the groups in a panel's tree. */
export const GROUPS = 'groups';
export const WITHOUT = 'without';
export const TIMES = 'times';

const SHARES = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

/** What a panel asks, as one question about many records. @param step of time; null: not over time @param keys the groups that are wanted, as texts; null: the first ones */
export function panelTree(
  { measures: asked, by, top }: Pick<PanelQuestion, 'measures' | 'by' | 'top'>,
  step: RoundingStep | null,
  keys: readonly (readonly string[])[] | null = null,
): AggTree {
  const measures = new Map(
    asked.flatMap((one, at): [string, Measure][] => {
      const measure = measureOf(one);
      return measure ? [[measureName(at), measure]] : [];
    }),
  );
  const none: AggTree = { measures: new Map(), groups: new Map() };
  const times: [string, AggGroup][] =
    step === null
      ? []
      : [[TIMES, { by: { kind: 'time', field: 'time', step }, measures, groups: none.groups }]];
  if (by.length === 0) return { measures, groups: new Map(times) };
  const fields = by.map((name): AggField => ({ names: [name], missing: null }));
  const order: BucketOrder[] = [{ by: orderBy(asked[0]), descending: top.order === 'most' }];
  return {
    measures: none.measures,
    groups: new Map<string, AggGroup>([
      [
        GROUPS,
        {
          by: { kind: 'tuples', fields, size: top.size, order, other: top.other, keys },
          measures,
          groups: new Map(times),
        },
      ],
      [WITHOUT, { by: { kind: 'incomplete', fields }, ...none }],
    ]),
  };
}

export function measureName(at: number): string {
  return `m${at}`;
}

function measureOf(asked: AskedMeasure): Measure | null {
  if (asked.fn === 'count' || asked.fn === 'rate') return null;
  const field: AggField = { names: [asked.field], missing: null };
  if (asked.fn === 'unique') return { kind: 'distinct', field };
  if (asked.fn in SHARES)
    return { kind: 'quantiles', field, shares: [SHARES[asked.fn as keyof typeof SHARES]] };
  return { kind: 'stats', field, parts: [asked.fn as 'sum' | 'avg' | 'min' | 'max'] };
}

function orderBy(first: AskedMeasure | undefined): BucketOrder['by'] {
  if (!first || first.fn === 'count' || first.fn === 'rate') return { kind: 'count' };
  const stat = first.fn === 'sum' || first.fn === 'avg' || first.fn === 'min' || first.fn === 'max';
  return { kind: 'measure', measure: measureName(0), part: stat ? (first.fn as 'sum') : 0 };
}
