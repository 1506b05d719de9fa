import type { StatPart } from './agg-tree';

/** The answer to an AggTree, by the names in it. */
export interface AggResult {
  measures: ReadonlyMap<string, MeasureResult>;
  groups: ReadonlyMap<string, GroupResult>;
}

export interface GroupResult {
  /** Terms in their order, else ascending by key; no empty ones. */
  buckets: readonly AggBucket[];
  /** Logs of terms that are not listed. */
  otherCount: number;
  /** How many combinations of values there are in all; only of a group by several fields. */
  combinations?: number;
}

/** A value and its text: what `keys` of a group by several fields names it by. */
export interface KeyValue {
  value: string | number | boolean;
  text: string;
}

export interface AggBucket extends AggResult {
  /** The value; the start (ns) of a bucket of time; the number n of a step; the place of a range, filter or combination. */
  key: string | number | boolean | bigint;
  /** The combined values; none of `other`. */
  values?: readonly KeyValue[];
  count: number;
}

export type MeasureResult =
  /** Null where there is no number. */
  | { kind: 'stats'; parts: Readonly<Partial<Record<StatPart, number | null>>> }
  | { kind: 'numbers'; numbers: readonly (number | null)[] }
  | { kind: 'rows'; rows: readonly RowPlace[] };

/** Where a log is kept. */
export interface RowPlace {
  timeNs: bigint;
  seq: bigint;
}
