import type { Log } from '../../../contracts/log';
import type { AggBucket, GroupResult, MeasureResult } from '../../../query/aggregate/agg-result';
import type { BucketOrder, GroupBy, Measure, MeasurePart } from '../../../query/aggregate/agg-tree';
import type { QueryNode } from '../../../query/ast';
import type { JsonValue } from '../document-of-log';
import type { AggBody } from './agg-body';

/** What reading an aggregation may ask. */
export interface ReadContext {
  /** A query of Elasticsearch as a tree of our language. Throws its error. */
  readQuery: (query: unknown) => QueryNode | null;
  /** `now` of date math. */
  nowNs: bigint;
}

/** A kind of aggregation as it was read: what it asks the store, and how its answer is written. */
export type ReadAgg = BucketAgg | MetricAgg | PipelineAgg;

export interface BucketAgg {
  kind: 'buckets';
  by: GroupBy;
  /** Buckets with the metrics that their order names. */
  write(result: GroupResult, context: WriteContext): WrittenAgg;
  /** Set where the order of buckets names metrics inside: completed when these are read. */
  orderBy?: (find: (path: string, descending: boolean) => BucketOrder) => void;
  /** Its buckets follow each other at equal steps, so that derivatives have a meaning. */
  isSequence?: boolean;
}

export interface MetricAgg {
  kind: 'metric';
  measure: Measure;
  write(result: MeasureResult | null, context: WriteContext): WrittenAgg;
  /** The number that `path` names (null: its only one), for orders and pipelines; undefined: none. */
  part(path: string | null): MeasurePart | undefined;
}

/** What is reckoned from other aggregations of the answer. */
export interface PipelineAgg {
  kind: 'pipeline';
  /** The aggregations it reads, as their paths. */
  reads: readonly string[];
  /** Adds a number to each bucket of the histogram around it. */
  overBuckets: ((buckets: readonly WrittenBucket[], name: string) => void) | null;
  /** One answer, from aggregations beside it. */
  beside: ((aggs: ReadonlyMap<string, WrittenAgg>) => WrittenAgg) | null;
}

export interface WriteContext {
  /** What is inside a bucket; null for one without logs. */
  inside(bucket: AggBucket | null): Map<string, WrittenAgg>;
  /** Throws when the answer has too many buckets. */
  count(buckets: number): void;
  /** How many logs the bucket around has. */
  total: number;
  /** Stored logs that a `rows` measure found. */
  logs: (measure: MeasureResult | null) => Log[];
}

/** An aggregation of the answer, before names are typed. */
export interface WrittenAgg {
  /** The type that `typed_keys` puts before its name. */
  type: string;
  body: Record<string, JsonValue>;
  buckets: WrittenBucket[] | null;
  /** Buckets are members of an object, by their names. */
  keyed: boolean;
  /** Its one bucket is the aggregation itself. */
  isSingle?: boolean;
  /** The number of a metric that pipelines and orders name. */
  value(path: string | null): number | null | undefined;
}

export interface WrittenBucket {
  name: string;
  body: Record<string, JsonValue>;
  count: number;
  /** Its place on the axis, where there is one. */
  at: number | null;
  aggs: Map<string, WrittenAgg>;
}

export type AggReader = (body: AggBody, context: ReadContext) => ReadAgg;

/** A metric of one value. */
export function writtenValue(
  type: string,
  value: number | null,
  more: Record<string, JsonValue> = {},
): WrittenAgg {
  return {
    type,
    body: { value, ...more },
    buckets: null,
    keyed: false,
    value: (path) => (path === null || path === 'value' ? value : undefined),
  };
}
