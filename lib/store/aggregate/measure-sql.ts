import type { Measure, StatPart } from '../../query/aggregate/agg-tree';
import type { BaseColumns } from './base-columns';
import type { MeasureValues } from './measure-values';
import { asDouble } from './value-columns';

const STATS: Record<StatPart, (number: string, weight: string | null) => string> = {
  count: (number, weight) => (weight === null ? `count(${number})` : weightOf(number, weight)),
  sum: (number, weight) => (weight === null ? `sum(${number})` : `sum(${number} * ${weight})`),
  avg: (number, weight) => (weight === null ? `avg(${number})` : meanOf(number, number, weight)),
  min: (number) => `min(${number})`,
  max: (number) => `max(${number})`,
  variance: (number, weight) =>
    weight === null
      ? `var_pop(${number})`
      : `${meanOf(`${number} * ${number}`, number, weight)} - ${meanOf(number, number, weight)} ^ 2`,
  squares: (number, weight) => `sum(${number} * ${number}${weight === null ? '' : ` * ${weight}`})`,
};

/** How many records the rows with a value stand for. */
function weightOf(value: string, weight: string): string {
  return `coalesce(sum(${weight}) FILTER (WHERE ${value} IS NOT NULL), 0)`;
}

function meanOf(term: string, value: string, weight: string): string {
  return `sum(${term} * ${weight}) / nullif(${weightOf(value, weight)}, 0)`;
}

/**
 * The numbers of a measure as SQL over the rows of a bucket, in the order in which `measureParts` names them.
 * @param weight SQL of how many records a row stands for; null: one each. Quantiles are of the rows as they are
 */
export function measureSql(
  measure: Measure,
  columns: BaseColumns,
  values: MeasureValues,
  weight: string | null = null,
): string[] {
  switch (measure.kind) {
    case 'stats': {
      const number = columns.numbers(measure.field, values);
      return measure.parts.map((part) => STATS[part](number, weight));
    }
    case 'quantiles': {
      const number = asDouble(columns.numbers(measure.field, values));
      return measure.shares.map(
        (share) => `percentile_cont(${literal(share)}) WITHIN GROUP (ORDER BY ${number})`,
      );
    }
    case 'ranks': {
      const number = columns.numbers(measure.field, values);
      const all = STATS.count(number, weight);
      return measure.values.map((value) => {
        const some = `${weight === null ? 'count(*)' : `sum(${weight})`} FILTER (WHERE ${number} <= ${literal(value)})`;
        return `coalesce(${some}, 0)::float8 / nullif(${all}, 0)::float8`;
      });
    }
    case 'distinct':
      return [`count(DISTINCT ${columns.keys(measure.field, values)})`];
    case 'present':
      return [STATS.count(columns.keys(measure.field, values), weight)];
    case 'rows':
      return [];
  }
}

/** A finite number as SQL. */
export function literal(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Not a finite number.');
  return `(${String(value)})`;
}
