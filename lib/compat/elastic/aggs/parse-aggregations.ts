import type { AggGroup, AggTree, BucketOrder, Measure } from '../../../query/aggregate/agg-tree';
import { measureWidth } from '../../../query/aggregate/measure-width';
import type { QueryNode } from '../../../query/ast';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { AggBody, objectOf } from './agg-body';
import type { BucketAgg, MetricAgg, PipelineAgg, ReadAgg, ReadContext } from './agg-model';
import { AGG_READERS, REFUSED_AGGS } from './agg-readers';
import { metricPath } from './read-order';

const MAX_DEPTH = 8;
/** Of one request, at all depths. */
const MAX_AGGS = 100;
const MAX_NUMBERS = 1_000;
const MAX_CLAUSES = 2_048;

/** The aggregations of a request: what they ask the store, and how each is written. */
export interface ParsedAggs {
  tree: AggTree;
  aggs: readonly NamedAgg[];
}

export type NamedAgg = { name: string; meta: unknown } & (
  | { agg: BucketAgg; group: AggGroup; inside: readonly NamedAgg[] }
  | { agg: MetricAgg | PipelineAgg }
);

/**
 * Reads `aggs` of a search. Throws AppError `bad_request` with Elasticsearch's type and reason: an unknown type or
 * parameter, a script, more than 8 levels or 100 aggregations.
 */
export function parseAggregations(json: unknown, context: ReadContext): ParsedAggs {
  return new AggParser(context).parse(json, 1, null);
}

class AggParser {
  private count = 0;
  private numbers = 0;
  private clauses = 0;
  private readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = { ...context, readQuery: (query) => this.counted(context.readQuery(query)) };
  }

  /** @param around what they are in; null: the search itself */
  parse(json: unknown, depth: number, around: BucketAgg | null): ParsedAggs {
    const entries = Object.entries(objectOf(json, '[aggs]'));
    if (depth > MAX_DEPTH && entries.length > 0)
      throw illegalArgument(`Aggregations may be nested ${MAX_DEPTH} deep.`);
    const aggs = entries.map(([name, body]) => this.one(name, body, depth));
    checkPipelines(aggs, around);
    const measures = new Map<string, Measure>();
    const groups = new Map<string, AggGroup>();
    for (const named of aggs) {
      if ('group' in named) groups.set(named.name, named.group);
      else if (named.agg.kind === 'metric') measures.set(named.name, named.agg.measure);
    }
    return { tree: { measures, groups }, aggs };
  }

  private one(name: string, json: unknown, depth: number): NamedAgg {
    if (++this.count > MAX_AGGS) throw illegalArgument(`A search may have ${MAX_AGGS} aggregations.`);
    if (name === '' || name.length > 1_000 || /[[\]>]/.test(name)) {
      throw parsingError(
        `Invalid aggregation name [${name.slice(0, 200)}]. Aggregation names can contain any character except '[', ']', and '>'`,
      );
    }
    let [meta, inner]: unknown[] = [undefined, undefined];
    let typed: [string, unknown] | null = null;
    for (const [member, value] of Object.entries(objectOf(json, `[${name}]`))) {
      if (member === 'meta') meta = objectOf(value, '[meta]');
      else if (member === 'aggs' || member === 'aggregations') {
        if (inner !== undefined) throw parsingError(`Found two sub aggregation definitions under [${name}]`);
        inner = value;
      } else if (typed) {
        throw parsingError(
          `Found two aggregation type definitions in [${name}]: [${typed[0]}] and [${member.slice(0, 200)}]`,
        );
      } else typed = [member, value];
    }
    if (!typed) throw parsingError(`Missing definition for aggregation [${name}]`);
    const agg = this.read(name, ...typed);
    if (agg.kind === 'buckets') return this.buckets({ name, meta, agg }, inner, depth);
    if (inner !== undefined && Object.keys(objectOf(inner, '[aggs]')).length > 0) {
      throw elasticError(
        'aggregation_initialization_exception',
        `Aggregator [${name}] of type [${typed[0]}] cannot accept sub-aggregations`,
      );
    }
    return { name, meta, agg };
  }

  private read(name: string, type: string, body: unknown): ReadAgg {
    const reader = AGG_READERS.get(type);
    if (!reader && REFUSED_AGGS.has(type))
      throw illegalArgument(`Aggregation type [${type}] is not supported here: [${name}]`);
    if (!reader) throw parsingError(`Unknown aggregation type [${type.slice(0, 200)}]`);
    const agg = reader(new AggBody(name, type, body), this.context);
    this.numbers += agg.kind === 'metric' ? measureWidth(agg.measure) : 0;
    if (this.numbers > MAX_NUMBERS)
      throw illegalArgument(`A search may ask for ${MAX_NUMBERS} metrics of a bucket.`);
    return agg;
  }

  /** Filters of all aggregations go into one statement. */
  private counted(node: QueryNode | null): QueryNode | null {
    this.clauses += node === null ? 0 : countLeaves(node);
    if (this.clauses <= MAX_CLAUSES) return node;
    throw elasticError(
      'too_many_clauses',
      `The filters of aggregations may have ${MAX_CLAUSES} clauses together.`,
    );
  }

  private buckets(
    { name, meta, agg }: { name: string; meta: unknown; agg: BucketAgg },
    inner: unknown,
    depth: number,
  ): NamedAgg {
    const { tree, aggs } =
      inner === undefined
        ? { tree: { measures: new Map(), groups: new Map() }, aggs: [] }
        : this.parse(inner, depth + 1, agg);
    agg.orderBy?.((path, descending) => orderOf(name, path, descending, aggs));
    return { name, meta, agg, group: { by: agg.by, ...tree }, inside: aggs };
  }
}

function orderOf(name: string, path: string, descending: boolean, inside: readonly NamedAgg[]): BucketOrder {
  if (path === '_count') return { by: { kind: 'count' }, descending };
  if (path === '_key' || path === '_term') return { by: { kind: 'key' }, descending };
  const metric = metricPath(
    path,
    inside.map((one) => one.name),
  );
  const found = inside.find((one) => one.name === metric?.name)?.agg;
  const part = metric && found?.kind === 'metric' ? found.part(metric.part) : undefined;
  if (metric && part !== undefined)
    return { by: { kind: 'measure', measure: metric.name, part }, descending };
  throw elasticError(
    'aggregation_execution_exception',
    `Invalid aggregation order path [${path.slice(0, 200)}] of [${name}]. It must name a metric right below the terms, and of a metric with several values one of them`,
  );
}

/** Pipelines read what is there, need a sequence of buckets around them, and no circle of each other. */
function checkPipelines(aggs: readonly NamedAgg[], around: BucketAgg | null): void {
  const byName = new Map(aggs.map((one) => [one.name, one.agg]));
  const check = (name: string, agg: PipelineAgg, open: readonly string[]) => {
    if (open.includes(name))
      throw illegalArgument(`Cyclical dependency found with pipeline aggregator [${name}]`);
    for (const path of agg.reads) {
      const first = path.split('>')[0] ?? '';
      if (agg.overBuckets && (first === '_count' || first === '_key')) continue;
      const read = metricPath(first, byName.keys());
      const other = read && byName.get(read.name);
      if (!other) {
        throw illegalArgument(
          `Validation Failed: 1: No aggregation found for path [${path.slice(0, 200)}]: [buckets_path] of [${name}] must name one beside it;`,
        );
      }
      if (other.kind === 'pipeline') check(read.name, other, [...open, name]);
    }
  };
  for (const { name, agg } of aggs) {
    if (agg.kind !== 'pipeline') continue;
    if (agg.overBuckets && !around?.isSequence) {
      throw elasticError(
        'action_request_validation_exception',
        `Validation Failed: 1: aggregation [${name}] must have a histogram, date_histogram or auto_date_histogram as parent;`,
      );
    }
    check(name, agg, []);
  }
}

function countLeaves(node: QueryNode): number {
  if (node.kind === 'not') return countLeaves(node.child);
  return 'children' in node ? node.children.reduce((sum, child) => sum + countLeaves(child), 0) : 1;
}
