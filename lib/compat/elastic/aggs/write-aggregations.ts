import type { AggBucket, AggResult } from '../../../query/aggregate/agg-result';
import { mostBuckets } from '../../../query/aggregate/most-buckets';
import type { JsonValue } from '../document-of-log';
import { elasticError } from '../elastic-error';
import type { PipelineAgg, WriteContext, WrittenAgg, WrittenBucket } from './agg-model';
import type { NamedAgg, ParsedAggs } from './parse-aggregations';
import { metricPath } from './read-order';

export interface WriteOptions {
  /** Types before names, as `typed_keys` asks for: `sterms#errors`. */
  typedKeys: boolean;
  /** Stored logs that a `rows` measure found. */
  logs: WriteContext['logs'];
}

/** The `aggregations` of a search's answer. Throws AppError `bad_request` with `too_many_buckets_exception`. */
export function writeAggregations(
  { aggs, tree }: ParsedAggs,
  { result, total }: { result: AggResult; total: number },
  options: WriteOptions,
): Record<string, JsonValue> {
  const writer = new AggWriter(options, mostBuckets(tree));
  return writer.json(writer.write(aggs, result, total), aggs);
}

/** The error of a question with too many buckets. */
export function tooManyBuckets(most: number): Error {
  return elasticError(
    'too_many_buckets_exception',
    `Trying to create too many buckets. Must be less than or equal to: [${most}] but was [${most + 1}]. This limit can be set by changing the [search.max_buckets] cluster level setting.`,
    { members: { max_buckets: most } },
  );
}

class AggWriter {
  private buckets = 0;

  constructor(
    private readonly options: WriteOptions,
    private readonly most: number,
  ) {}

  /** @param at null: a bucket without logs */
  write(aggs: readonly NamedAgg[], at: AggResult | null, total: number): Map<string, WrittenAgg> {
    const written = new Map<string, WrittenAgg>();
    for (const named of aggs) {
      if ('group' in named) written.set(named.name, this.group(named, at));
      else if (named.agg.kind === 'metric') {
        written.set(
          named.name,
          named.agg.write(at?.measures.get(named.name) ?? null, this.context([], total)),
        );
      }
    }
    for (const { name, agg } of pipelinesOf(aggs)) if (agg.beside) written.set(name, agg.beside(written));
    // As in the request: pipelines over buckets are added to them later.
    return new Map(
      aggs.flatMap(({ name }) =>
        written.has(name) ? [[name, written.get(name)] as [string, WrittenAgg]] : [],
      ),
    );
  }

  private group(
    { name, agg, inside }: Extract<NamedAgg, { group: unknown }>,
    at: AggResult | null,
  ): WrittenAgg {
    const result = at?.groups.get(name) ?? { buckets: [], otherCount: 0 };
    this.countBuckets(result.buckets.length);
    const written = agg.write(result, this.context(inside, 0));
    for (const pipeline of pipelinesOf(inside))
      pipeline.agg.overBuckets?.(written.buckets ?? [], pipeline.name);
    return written;
  }

  private context(inside: readonly NamedAgg[], total: number): WriteContext {
    return {
      inside: (bucket: AggBucket | null) => this.write(inside, bucket, bucket?.count ?? 0),
      count: (buckets) => this.countBuckets(buckets),
      total,
      logs: (measure) => this.options.logs(measure),
    };
  }

  private countBuckets(more: number): void {
    this.buckets += more;
    if (!(this.buckets <= this.most)) throw tooManyBuckets(this.most);
  }

  json(written: ReadonlyMap<string, WrittenAgg>, aggs: readonly NamedAgg[]): Record<string, JsonValue> {
    const byName = new Map(aggs.map((named) => [named.name, named]));
    // As entries: no name of an aggregation reaches a prototype.
    return Object.fromEntries(
      [...written].map(([name, agg]) => {
        const named = byName.get(name);
        const inside = named && 'group' in named ? named.inside : [];
        const meta = named?.meta === undefined ? {} : { meta: named.meta as JsonValue };
        const typed = this.options.typedKeys ? `${agg.type}#${name}` : name;
        return [typed, { ...meta, ...agg.body, ...this.bucketsJson(agg, inside) }];
      }),
    );
  }

  private bucketsJson(
    { buckets, keyed, isSingle }: WrittenAgg,
    inside: readonly NamedAgg[],
  ): Record<string, JsonValue> {
    if (!buckets) return {};
    const [only] = buckets;
    if (isSingle && only) return { doc_count: only.count, ...this.json(only.aggs, inside) };
    const json = (bucket: WrittenBucket) => ({
      ...bucket.body,
      doc_count: bucket.count,
      ...this.json(bucket.aggs, inside),
    });
    return {
      buckets: keyed
        ? Object.fromEntries(buckets.map((bucket) => [bucket.name, json(bucket)]))
        : buckets.map(json),
    };
  }
}

/** Each behind those it reads. */
function pipelinesOf(aggs: readonly NamedAgg[]): { name: string; agg: PipelineAgg }[] {
  const pipelines = new Map(
    aggs.flatMap(({ name, agg }) => (agg.kind === 'pipeline' ? [[name, agg] as const] : [])),
  );
  const sorted = new Map<string, PipelineAgg>();
  const visit = (name: string, agg: PipelineAgg) => {
    for (const path of agg.reads) {
      const read = metricPath(path.split('>')[0] ?? '', pipelines.keys());
      const other = read && pipelines.get(read.name);
      if (other && !sorted.has(read.name)) visit(read.name, other);
    }
    sorted.set(name, agg);
  };
  for (const [name, agg] of pipelines) visit(name, agg);
  return [...sorted].map(([name, agg]) => ({ name, agg }));
}
