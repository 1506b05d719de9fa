import type { RoundingStep } from '../../time/time-rounding';
import type { QueryNode } from '../ast';
import type { Regex } from '../regex';

/**
 * A question about many logs at once: groups in each other, each with measures of its logs. It knows no foreign syntax:
 * Elasticsearch's aggregations and the panels of dashboards are both written as one. Answered by lib/store/aggregate.
 */
export interface AggTree {
  measures: ReadonlyMap<string, Measure>;
  groups: ReadonlyMap<string, AggGroup>;
}

/** How logs are put into buckets, and what is asked of each bucket. */
export interface AggGroup extends AggTree {
  by: GroupBy;
}

/** A log with a list of values is in the bucket of each of them, once. */
export interface AggField {
  /** As it is typed in a query. Of several the first that a log has: attributes only. */
  names: readonly string[];
  /** Stands in for the value of logs that have none. */
  missing: string | number | boolean | null;
}

export type GroupBy =
  | TermsGroup
  | TimeGroup
  /** Buckets [offset + n·interval, offset + (n+1)·interval) of the field's numbers. */
  | { kind: 'steps'; field: AggField; interval: number; offset: number }
  /** Bucket n holds the field's numbers from bounds[n - 1] on up to bounds[n]; the first and the last are open. */
  | { kind: 'bounds'; field: AggField; bounds: readonly number[] }
  /** [from, to) each; null is open. On a time field in nanoseconds. A log is in every range that holds its value. */
  | { kind: 'ranges'; field: AggField; ranges: readonly NumberRange[] }
  /** A log is in the bucket of every filter that it meets; `other` adds one for those that meet none. */
  | { kind: 'filters'; filters: readonly (QueryNode | null)[]; other: boolean }
  /** One bucket: the logs without the field. */
  | { kind: 'missing'; field: AggField }
  | TuplesGroup
  /** One bucket: the logs without one of the fields, which are in no bucket of their combined values. */
  | { kind: 'incomplete'; fields: readonly AggField[] };

/** A bucket for each value: the first `size` in the given order. */
export interface TermsGroup {
  kind: 'terms';
  field: AggField;
  size: number;
  /** Values of fewer logs are left out. */
  minCount: number;
  /** Ties are broken by key, ascending. */
  order: readonly BucketOrder[];
  include: ValueFilter | null;
  exclude: ValueFilter | null;
}

/**
 * A bucket for each combination of values of several fields: the first `size` in the given order, ties broken by values.
 * The buckets' keys are their places, from 1 on; 0 is that of `other`.
 */
export interface TuplesGroup {
  kind: 'tuples';
  fields: readonly AggField[];
  size: number;
  order: readonly BucketOrder[];
  /** Whether the logs whose combinations are all others are a bucket too. */
  other: boolean;
  /** The combinations that are asked for, in their order, as texts; null: the first ones. */
  keys: readonly (readonly string[])[] | null;
}

/** Buckets of time; empty ones are not listed. */
export interface TimeGroup {
  kind: 'time';
  field: 'time' | 'observed_time';
  step: RoundingStep;
}

export interface NumberRange {
  from: number | bigint | null;
  to: number | bigint | null;
}

/** Whole values, by their very text, in their very case. */
export type ValueFilter = { values: readonly string[] } | { regex: Regex };

export interface BucketOrder {
  by: { kind: 'count' } | { kind: 'key' } | { kind: 'measure'; measure: string; part: MeasurePart };
  descending: boolean;
}

/** One number of a measure: a statistic's name, or the place in its list of shares or values. */
export type MeasurePart = StatPart | number | 'value';

export const STAT_PARTS = ['count', 'sum', 'avg', 'min', 'max', 'variance', 'squares'] as const;
export type StatPart = (typeof STAT_PARTS)[number];

export type Measure =
  /** Of the numbers of a field; texts that are wholly a number count, booleans are 1 and 0. */
  | { kind: 'stats'; field: AggField; parts: readonly StatPart[] }
  /** Values at shares (0 to 1) of the sorted numbers, with linear interpolation; exact. */
  | { kind: 'quantiles'; field: AggField; shares: readonly number[] }
  /** Shares (0 to 1) of the numbers that are at most these values; exact. */
  | { kind: 'ranks'; field: AggField; values: readonly number[] }
  /** How many different values; exact. */
  | { kind: 'distinct'; field: AggField }
  /** How many values; of a list each different one. */
  | { kind: 'present'; field: AggField }
  /** The first logs of a bucket. */
  | { kind: 'rows'; size: number; skip: number; sort: readonly RowSort[] };

export interface RowSort {
  field: AggField['names'];
  descending: boolean;
}
