import type { GroupBy } from '../../../query/aggregate/agg-tree';
import { illegalArgument } from '../elastic-error';
import { type AggBody, objectOf } from './agg-body';
import { aggField } from './agg-field';
import type { BucketAgg, ReadContext } from './agg-model';

const MAX_FILTERS = 100;

/** `filters`, named or in a list. Source: Elasticsearch reference, "Filters aggregation". */
export function readFilters(body: AggBody, { readQuery }: ReadContext): BucketAgg {
  const filters = body.take('filters');
  if (filters === undefined) throw illegalArgument(`[filters] cannot be empty in aggregation [${body.name}]`);
  const named = Array.isArray(filters) ? null : Object.entries(objectOf(filters, '[filters]'));
  const queries = Array.isArray(filters) ? filters : (named ?? []).map(([, query]) => query);
  if (queries.length === 0) throw illegalArgument(`[filters] cannot be empty in aggregation [${body.name}]`);
  if (queries.length > MAX_FILTERS) throw body.wrong('filters', `has more than ${MAX_FILTERS} filters`);
  const otherKey = body.text('other_bucket_key');
  const other = (body.flag('other_bucket') ?? false) || otherKey !== null;
  const keyed = (body.flag('keyed') ?? true) && named !== null;
  body.done();
  const names = [...(named ?? []).map(([name]) => name), ...(other ? [otherKey ?? '_other_'] : [])];
  return {
    kind: 'buckets',
    by: { kind: 'filters', filters: queries.map(readQuery), other },
    write: (result, context) => {
      const found = new Map(result.buckets.map((bucket) => [Number(bucket.key), bucket]));
      const places = Array.from({ length: queries.length + (other ? 1 : 0) }, (_, index) => index);
      context.count(places.length - found.size);
      return {
        type: 'filters',
        body: {},
        buckets: places.map((place) => {
          const bucket = found.get(place) ?? null;
          const name = names[place] ?? '';
          return {
            name,
            body: named !== null && !keyed ? { key: name } : {},
            count: bucket?.count ?? 0,
            at: null,
            aggs: context.inside(bucket),
          };
        }),
        keyed,
        value: () => undefined,
      };
    },
  };
}

/** `filter`: the logs that meet a query. */
export function readFilter(body: AggBody, { readQuery }: ReadContext): BucketAgg {
  return single('filter', { kind: 'filters', filters: [readQuery(body.all())], other: false });
}

/** `missing`: the logs without a field. */
export function readMissing(body: AggBody): BucketAgg {
  const field = aggField(body.field());
  body.ignore('missing');
  body.done();
  return single('missing', { kind: 'missing', field });
}

/** One bucket that stands for itself: its count and what is in it are the aggregation's own. */
function single(type: string, by: GroupBy): BucketAgg {
  return {
    kind: 'buckets',
    by,
    write: (result, context) => {
      const [bucket = null] = result.buckets;
      return {
        type,
        body: {},
        buckets: [{ name: '', body: {}, count: bucket?.count ?? 0, at: null, aggs: context.inside(bucket) }],
        keyed: false,
        isSingle: true,
        value: () => undefined,
      };
    },
  };
}
