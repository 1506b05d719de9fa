import { elasticError } from '../elastic-error';
import type { WrittenAgg, WrittenBucket } from './agg-model';
import { metricPath } from './read-order';

/** What stands for a value that is not there. */
export type GapPolicy = 'skip' | 'insert_zeros' | 'keep_values';

/**
 * The number that a `buckets_path` names in a bucket. Null: a gap. Undefined: what it names has no value for this bucket,
 * like a derivative for the first. Throws `aggregation_execution_exception` where it names no number.
 */
export function bucketValue(
  bucket: WrittenBucket,
  path: string,
  policy: GapPolicy,
): number | null | undefined {
  if (path === '_count') return bucket.count;
  if (path === '_key') return bucket.at;
  const value = valueAt(bucket.aggs, path, path);
  if (value === undefined) return undefined;
  // A bucket without logs is a gap, whatever its metric says of none.
  const isGap = value === null || !Number.isFinite(value) || (bucket.count === 0 && policy !== 'keep_values');
  if (!isGap) return value;
  return policy === 'insert_zeros' ? 0 : null;
}

/** `filter>metric.part` among aggregations. */
function valueAt(
  aggs: ReadonlyMap<string, WrittenAgg>,
  path: string,
  whole: string,
): number | null | undefined {
  const [first = '', ...rest] = path.split('>');
  const metric = metricPath(first, aggs.keys());
  const agg = metric && aggs.get(metric.name);
  if (!agg) return undefined;
  const inside = rest.join('>');
  if (agg.isSingle) {
    const [bucket] = agg.buckets ?? [];
    if (!bucket || inside === '_count' || (inside === '' && metric.part === '_count'))
      return bucket?.count ?? null;
    if (inside !== '') return valueAt(bucket.aggs, inside, whole);
  }
  const value = inside === '' ? agg.value(metric.part) : undefined;
  if (value !== undefined) return value;
  throw elasticError(
    'aggregation_execution_exception',
    `buckets_path must reference either a number value or a single value numeric metric aggregation: [${whole.slice(0, 200)}]`,
  );
}
