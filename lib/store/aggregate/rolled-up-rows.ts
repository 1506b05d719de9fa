import type { AggGroup, AggTree } from '../../query/aggregate/agg-tree';
import type { SqlParams } from '../../query/compile/sql-params';
import { logField } from '../../query/fields';
import { NS_PER_HOUR, NS_PER_MINUTE } from '../../time/time-ns';
import { splitAtSteps } from '../../time/time-range';
import type { TimeRounding } from '../../time/time-rounding';
import { logRollupRows } from '../rollup/log-rollup-rows';
import { type BaseRows, isOfSteps, type Rows, recordRows } from './base-rows';
import { roundSql } from './round-sql';

/** A severity number of each class, in the order of the rollup's columns. */
const CLASSES = { unset: 0, trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 };

/** What sums of minutes must keep apart. */
export interface RollupNeeds {
  /** Of groups by time, those alike once. */
  roundings: readonly TimeRounding[];
  hasLevels: boolean;
  hasServices: boolean;
}

/** What a tree asks of the rollup. */
export function rollupNeeds(tree: AggTree, roundings: ReadonlyMap<AggGroup, TimeRounding>): RollupNeeds {
  const names = new Set(fieldsOf(tree).map(logField));
  const text = (rounding: TimeRounding) =>
    JSON.stringify(rounding, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return {
    roundings: [...new Map([...roundings.values()].map((one) => [text(one), one])).values()],
    hasLevels: names.has('level'),
    hasServices: names.has('service'),
  };
}

function fieldsOf({ measures, groups }: AggTree): string[] {
  return [
    ...[...measures.values()].flatMap((one) => ('field' in one ? one.field.names : [])),
    ...[...groups.values()].flatMap((group) => {
      const { by } = group;
      const own = by.kind === 'terms' ? [by.field] : 'fields' in by ? by.fields : [];
      return [...own.flatMap(({ names }) => names), ...fieldsOf(group)];
    }),
  ];
}

/**
 * The same from the rollup, as `t` with a weight `w`: whole minutes and hours from there, the edges from the logs. Only where
 * the predicate has a rollup. Those of one bucket are added up at once, as far as what is asked keeps them together.
 */
export function rolledUpRows(
  params: SqlParams,
  { predicate, range, tenantId }: Rows,
  needs: RollupNeeds,
): BaseRows {
  const { inner, edges } = splitAtSteps(range, NS_PER_MINUTE);
  const columns = 't.time_ns, t.service_id, t.severity';
  const parts = edges.map((edge) => {
    const { from, where } = recordRows(params, { predicate, range: edge, tenantId }, 'log');
    return `SELECT ${columns}, 1::bigint AS w FROM ${from} WHERE ${where}`;
  });
  if (inner) parts.push(ofRollup(params, { predicate, range: inner, tenantId }, needs));
  return { from: `(${parts.join(' UNION ALL ')}) t`, where: 'TRUE' };
}

function ofRollup(
  params: SqlParams,
  { predicate, range, tenantId }: Rows,
  { roundings, hasLevels, hasServices }: RollupNeeds,
): string {
  const { serviceWhere = null, classes = null } = predicate(params).rollup ?? {};
  const wanted = Object.entries(CLASSES).filter(
    ([name]) => classes?.some((one) => one.toLowerCase() === name) ?? true,
  );
  const columns = wanted.map(([name]) => `r.n_${name}`);
  // Doubles are exact up to 2^53, and cost less than the numeric that a sum of bigint is.
  const sum = (term: string, name: string) => `sum((${term})::float8)::bigint AS ${name}`;
  const sums = hasLevels
    ? wanted.map(([name]) => sum(`r.n_${name}`, `n_${name}`))
    : [sum(columns.join(' + ') || '0', 'n')];
  const values = hasLevels ? wanted.map(([name, severity]) => `(${severity}, a.n_${name})`) : ['(0, a.n)'];
  const [rounding] = roundings;
  const byHour = roundings.every((one) => isOfSteps(one, NS_PER_HOUR));
  // Each stands for its bucket by a minute in it: where the bucket begins may lie before the range.
  const bucket =
    rounding === undefined
      ? '0'
      : roundings.length > 1
        ? 'r.bucket_ns'
        : roundSql(rounding, 'r.bucket_ns', params);
  return `SELECT a.time_ns, a.service_id, x.severity, x.n AS w FROM (
      SELECT ${[`${bucket} AS bucket`, hasServices ? 'r.service_id' : '0 AS service_id', 'min(r.bucket_ns) AS time_ns', ...sums].join(', ')}
      FROM ${logRollupRows(params, { tenantId, range, byHour, serviceWhere })}
      GROUP BY 1, 2
    ) a CROSS JOIN LATERAL (VALUES ${values.join(', ') || '(0, 0::bigint)'}) AS x(severity, n) WHERE x.n > 0`;
}
