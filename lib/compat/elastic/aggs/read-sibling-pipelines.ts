import { elasticError } from '../elastic-error';
import type { AggBody } from './agg-body';
import { type PipelineAgg, type WrittenAgg, writtenValue } from './agg-model';
import { bucketValue } from './bucket-value';
import { readCommon } from './read-pipelines';

type Kind = 'avg_bucket' | 'min_bucket' | 'max_bucket' | 'sum_bucket' | 'stats_bucket';

/** `avg_bucket`, `min_bucket`, `max_bucket`, `sum_bucket`, `stats_bucket`: one figure over the buckets of another aggregation. */
export function readOverBuckets(kind: Kind) {
  return (body: AggBody): PipelineAgg => {
    const { path, policy } = readCommon(body);
    body.done();
    const [first = '', ...rest] = path.split('>');
    const inside = rest.join('>');
    return {
      kind: 'pipeline',
      reads: [first],
      overBuckets: null,
      beside: (aggs) => {
        const buckets = aggs.get(first)?.buckets;
        if (!buckets || inside === '')
          throw wrongPath(
            `The first aggregation in [buckets_path] must be a multi-bucket aggregation: [${path.slice(0, 200)}] of [${body.name}]`,
          );
        const found: { name: string; value: number }[] = [];
        for (const bucket of buckets) {
          const value = bucketValue(bucket, inside, policy);
          if (value != null) found.push({ name: bucket.name, value });
        }
        return summary(kind, found);
      },
    };
  };
}

function summary(kind: Kind, found: readonly { name: string; value: number }[]): WrittenAgg {
  const values = found.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const [min, max] = [extreme(values, Math.min), extreme(values, Math.max)];
  const avg = values.length === 0 ? null : sum / values.length;
  const keys = (value: number | null) => ({
    keys: found.filter((one) => one.value === value).map(({ name }) => name),
  });
  switch (kind) {
    case 'avg_bucket':
      return writtenValue('simple_value', avg);
    case 'sum_bucket':
      return writtenValue('simple_value', sum);
    case 'min_bucket':
      return writtenValue('bucket_metric_value', min, keys(min));
    case 'max_bucket':
      return writtenValue('bucket_metric_value', max, keys(max));
    case 'stats_bucket': {
      const stats: Record<string, number | null> = { count: values.length, min, max, avg, sum };
      return {
        type: 'stats_bucket',
        body: stats,
        buckets: null,
        keyed: false,
        value: (path) => (path !== null && Object.hasOwn(stats, path) ? stats[path] : undefined),
      };
    }
  }
}

function extreme(values: readonly number[], pick: (a: number, b: number) => number): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => pick(a, b));
}

function wrongPath(reason: string) {
  return elasticError('aggregation_execution_exception', reason);
}
