import type { AggField, AggGroup, AggTree } from '../../query/aggregate/agg-tree';
import type { SqlParams } from '../../query/compile/sql-params';
import { logField } from '../../query/fields';
import { NS_PER_MINUTE } from '../../time/time-ns';
import type { TimeRange } from '../../time/time-range';
import type { TimeRounding } from '../../time/time-rounding';
import { condition, type Predicate } from '../scan/predicate';
import type { Signal } from './field-place';

export interface Rows {
  predicate: Predicate;
  /** Met by all records that matter. */
  present?: Predicate | null;
  range: TimeRange;
  tenantId: number;
}

/** SQL of what stands for the record `t`. */
export interface BaseRows {
  from: string;
  where: string;
}

const TABLES = { log: { from: 'log t', time: 't.time_ns' }, span: { from: 'span t', time: 't.start_ns' } };

/** The matching logs, or spans, as `t`. */
export function recordRows(
  params: SqlParams,
  { predicate, present = null, range, tenantId }: Rows,
  signal: Signal,
): BaseRows {
  const { from, time } = TABLES[signal];
  return {
    from,
    where: `t.tenant_id = ${params.add(tenantId)}::int
      AND ${time} >= ${params.add(range.fromNs)}::bigint AND ${time} < ${params.add(range.toNs)}::bigint
      AND ${condition(predicate(params))}${present ? ` AND (${present(params).exact})` : ''}`,
  };
}

/** Whether a tree asks for nothing but levels and services at buckets of whole minutes: how many records, and which values. */
export function isRolledUp(tree: AggTree, roundings: ReadonlyMap<AggGroup, TimeRounding>): boolean {
  const isKept = (field: AggField) =>
    field.names.every((name) => ['level', 'service'].includes(logField(name) ?? ''));
  if ([...tree.measures.values()].some((one) => one.kind !== 'distinct' || !isKept(one.field))) return false;
  return [...tree.groups.values()].every((group) => {
    const { by } = group;
    const isKnown =
      by.kind === 'terms'
        ? isKept(by.field)
        : by.kind === 'tuples' || by.kind === 'incomplete'
          ? by.fields.every(isKept)
          : by.kind === 'time' && by.field === 'time' && isOfSteps(roundings.get(group), NS_PER_MINUTE);
    return isKnown && isRolledUp(group, roundings);
  });
}

/** Whether every bucket of time begins at a multiple of `stepNs` since the epoch. */
export function isOfSteps(rounding: TimeRounding | undefined, stepNs: bigint): boolean {
  if (!rounding) return false;
  const times = rounding.kind === 'even' ? [rounding.stepNs, rounding.shiftNs] : rounding.bounds.slice(1);
  return times.every((time) => time % stepNs === 0n);
}
