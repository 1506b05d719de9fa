import { illegalArgument } from '../elastic-error';
import type { AggBody } from './agg-body';
import { type PipelineAgg, type WrittenBucket, writtenValue } from './agg-model';
import { bucketValue, type GapPolicy } from './bucket-value';
import { readFixedInterval } from './fixed-interval';
import { movingFunction } from './moving-functions';

const MAX_LAG = 10_000;

/** `derivative`. Source: Elasticsearch reference, "Derivative aggregation". */
export function readDerivative(body: AggBody): PipelineAgg {
  const common = readCommon(body);
  const unit = body.text('unit');
  const unitMs = unit === null ? null : Number(readFixedInterval(unit) / 1_000_000n);
  body.done();
  return overBuckets(common, (buckets, read) => {
    let before: { value: number | null | undefined; at: number | null } | null = null;
    return buckets.map((bucket) => {
      const value = read(bucket);
      const last = before;
      before = { value, at: bucket.at };
      if (!last || value === undefined || last.value === undefined) return null;
      const step = value === null || last.value === null ? null : value - last.value;
      const steps = unitMs === null ? null : ((bucket.at ?? 0) - (last.at ?? 0)) / unitMs;
      return {
        type: 'derivative',
        value: step,
        more: steps === null ? {} : { normalized_value: step === null ? null : step / steps },
      };
    });
  });
}

/** `cumulative_sum`. Source: Elasticsearch reference, "Cumulative sum aggregation". */
export function readCumulativeSum(body: AggBody): PipelineAgg {
  const common = readCommon(body);
  body.done();
  return overBuckets(common, (buckets, read) => {
    let sum = 0;
    return buckets.map((bucket) => {
      sum += read(bucket) ?? 0;
      return { type: 'simple_value', value: sum };
    });
  });
}

/** `serial_diff`. Source: Elasticsearch reference, "Serial differencing aggregation". */
export function readSerialDiff(body: AggBody): PipelineAgg {
  const common = readCommon(body);
  const lag = body.whole('lag', 1, MAX_LAG) ?? 1;
  body.done();
  return overBuckets(common, (buckets, read) => {
    const values = buckets.map(read);
    return values.map((value, index) => {
      const before = values[index - lag] ?? null;
      return value == null || before === null ? null : { type: 'simple_value', value: value - before };
    });
  });
}

/** `moving_fn` with the functions of `MovingFunctions`. Source: Elasticsearch reference, "Moving function aggregation". */
export function readMovingFunction(body: AggBody): PipelineAgg {
  const common = readCommon(body);
  const window = body.whole('window', 1, MAX_LAG) ?? 5;
  const shift = body.whole('shift', -MAX_LAG, MAX_LAG) ?? 0;
  const script = body.take('script');
  body.done();
  const source = typeof script === 'object' && script !== null && 'source' in script ? script.source : script;
  const call = movingFunction(typeof source === 'string' ? source : '');
  if (!call) {
    throw illegalArgument(
      `Scripts are not supported: [moving_fn] of [${body.name}] may call MovingFunctions.unweightedAvg, linearWeightedAvg, ewma, stdDev, max, min or sum over (values)`,
    );
  }
  return overBuckets(common, (buckets, read) => {
    const values = buckets.flatMap((bucket) => read(bucket) ?? []);
    let index = 0;
    return buckets.map((bucket) => {
      if (read(bucket) == null) return null;
      const within = (at: number) => Math.min(Math.max(at, 0), values.length);
      const value = call(values.slice(within(index - window + shift), within(index + shift)));
      index++;
      return { type: 'simple_value', value };
    });
  });
}

/** `moving_avg` of Elasticsearch 7 and before, which Grafana still offers. */
export function readMovingAverage(body: AggBody): PipelineAgg {
  const common = readCommon(body);
  const window = body.whole('window', 1, MAX_LAG) ?? 5;
  const model = body.text('model') ?? 'simple';
  const alpha = body.object('settings')?.alpha ?? 0.3;
  if (body.number('predict') !== null) throw body.wrong('predict', 'is not supported');
  body.ignore('minimize');
  body.done();
  const calls: Record<string, string> = {
    simple: 'unweightedAvg(values)',
    linear: 'linearWeightedAvg(values)',
    ewma: `ewma(values, ${Number(alpha)})`,
  };
  const call = Object.hasOwn(calls, model) ? movingFunction(`MovingFunctions.${calls[model]}`) : null;
  if (!call)
    throw illegalArgument(`[model] [${model.slice(0, 80)}] is not supported: use simple, linear or ewma`);
  return overBuckets(common, (buckets, read) => {
    const before: number[] = [];
    return buckets.map((bucket) => {
      const value = read(bucket);
      if (value == null) return null;
      const average = before.length === 0 ? undefined : call(before.slice(-window));
      before.push(value);
      return average === undefined ? null : { type: 'simple_value', value: average };
    });
  });
}

interface Common {
  path: string;
  policy: GapPolicy;
}

export function readCommon(body: AggBody): Common {
  const paths = body.take('buckets_path');
  const path = Array.isArray(paths) && paths.length === 1 ? paths[0] : paths;
  if (typeof path !== 'string' || path === '')
    throw illegalArgument(
      `[${body.type}] Missing required field [buckets_path] for aggregation [${body.name}]`,
    );
  const policy = body.text('gap_policy') ?? 'skip';
  if (policy !== 'skip' && policy !== 'insert_zeros' && policy !== 'keep_values')
    throw illegalArgument(
      `Invalid gap policy: [${policy.slice(0, 80)}], accepted values: [insert_zeros, skip, keep_values]`,
    );
  body.ignore('format');
  return { path, policy };
}

interface Added {
  type: string;
  value: number | null;
  more?: Record<string, number | null>;
}

function overBuckets(
  { path, policy }: Common,
  reckon: (
    buckets: readonly WrittenBucket[],
    read: (bucket: WrittenBucket) => number | null | undefined,
  ) => (Added | null)[],
): PipelineAgg {
  return {
    kind: 'pipeline',
    reads: [path],
    beside: null,
    overBuckets: (buckets, name) => {
      const read = (bucket: WrittenBucket) => bucketValue(bucket, path, policy);
      for (const [index, added] of reckon(buckets, read).entries()) {
        if (added) buckets[index]?.aggs.set(name, writtenValue(added.type, added.value, added.more));
      }
    },
  };
}
