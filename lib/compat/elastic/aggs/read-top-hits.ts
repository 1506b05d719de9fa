import type { Log } from '../../../contracts/log';
import type { RowSort } from '../../../query/aggregate/agg-tree';
import { documentOfLog, type JsonValue } from '../document-of-log';
import { elasticError, illegalArgument } from '../elastic-error';
import { elasticField } from '../query/elastic-field';
import { hitFields, readFieldAsks } from '../search/hit-fields';
import { filteredSource, readSourceFilter } from '../search/source-filter';
import { type AggBody, objectOf } from './agg-body';
import { aggField } from './agg-field';
import type { MetricAgg } from './agg-model';

/** Elasticsearch's `index.max_inner_result_window`. */
const MAX_SIZE = 100;
const MAX_KEYS = 10;

/** `top_hits`: the newest logs of a bucket, or the first by fields. Source: Elasticsearch reference, "Top hits aggregation". */
export function readTopHits(body: AggBody): MetricAgg {
  const skip = body.whole('from', 0, MAX_SIZE) ?? 0;
  const size = body.whole('size', 0, MAX_SIZE) ?? 3;
  if (skip + size > MAX_SIZE) {
    throw illegalArgument(
      `Top hits result window is too large, the top hits aggregator [${body.name}]'s from + size must be less than or equal to: [${MAX_SIZE}] but was [${skip + size}].`,
    );
  }
  const keys = readSortKeys(body);
  const source = readSourceFilter(body.take('_source') as JsonValue | undefined);
  const fields = [
    ...readFieldAsks(body.take('docvalue_fields') as JsonValue | undefined, 'docvalue_fields'),
    ...readFieldAsks(body.take('fields') as JsonValue | undefined, 'fields'),
  ];
  if (body.take('script_fields') !== undefined) throw illegalArgument('cannot execute [inline] scripts');
  body.ignore('version', 'seq_no_primary_term', 'explain', 'track_scores', 'stored_fields');
  body.done();
  const isSorted = keys.some(({ name }) => name !== '_score');
  const write = (log: Log): JsonValue => {
    const { _index, _id, flat } = documentOfLog(log);
    const found = hitFields(flat, fields);
    return {
      _index,
      _id,
      _score: isSorted ? null : 1,
      ...(source && { _source: filteredSource(flat, source) }),
      ...(found !== null && { fields: found }),
      ...(isSorted && { sort: keys.map(({ name }) => sortValue(log, flat, name)) }),
    };
  };
  return {
    kind: 'metric',
    measure: { kind: 'rows', size, skip, sort: keys.flatMap(({ sort }) => sort ?? []) },
    part: () => undefined,
    write: (result, { total, logs }) => {
      const hits = logs(result).map(write);
      return {
        type: 'top_hits',
        body: {
          hits: {
            total: { value: total, relation: 'eq' },
            max_score: isSorted || hits.length === 0 ? null : 1,
            hits,
          },
        },
        buckets: null,
        keyed: false,
        value: () => undefined,
      };
    },
  };
}

/** `top_metrics`: fields of the first log by one field. Source: Elasticsearch reference, "Top metrics aggregation". */
export function readTopMetrics(body: AggBody): MetricAgg {
  const metrics = (body.list('metrics', MAX_KEYS) ?? []).map((metric) => {
    const { field } = objectOf(metric, '[top_metrics] [metrics]');
    if (typeof field !== 'string') throw illegalArgument('[top_metrics] [metrics] needs a [field]');
    return field;
  });
  if (metrics.length === 0) throw illegalArgument('[top_metrics] Required [metrics]');
  const size = body.whole('size', 1, 10) ?? 1;
  const keys = readSortKeys(body);
  const [key] = keys;
  if (!key || keys.length !== 1) throw illegalArgument('[top_metrics] must have exactly one [sort]');
  body.done();
  const metricOf = (log: Log | undefined, field: string) => {
    const value = log ? sortValue(log, documentOfLog(log).flat, field) : null;
    return typeof value === 'number' || typeof value === 'string' ? value : null;
  };
  return {
    kind: 'metric',
    measure: { kind: 'rows', size, skip: 0, sort: keys.flatMap(({ sort }) => sort ?? []) },
    part: () => undefined,
    write: (result, { logs }) => {
      const found = logs(result);
      return {
        type: 'top_metrics',
        body: {
          top: found.map((log) => ({
            sort: [sortValue(log, documentOfLog(log).flat, key.name)],
            metrics: Object.fromEntries(metrics.map((field) => [field, metricOf(log, field)])),
          })),
        },
        buckets: null,
        keyed: false,
        value: (path) => {
          const value = metrics.includes(path ?? '') ? metricOf(found[0], path ?? '') : undefined;
          return typeof value === 'number' || value === null ? value : undefined;
        },
      };
    },
  };
}

interface SortKey {
  name: string;
  /** Null: `_score` and `_doc`, which order nothing here. */
  sort: RowSort | null;
}

function readSortKeys(body: AggBody): SortKey[] {
  return (body.list('sort', MAX_KEYS) ?? []).flatMap((one): SortKey[] => {
    const entries = typeof one === 'string' ? [[one, {}] as const] : Object.entries(objectOf(one, '[sort]'));
    return entries.map(([name, said]) => {
      if (name === '_script') throw illegalArgument('cannot execute [inline] scripts');
      const options = typeof said === 'string' ? { order: said } : objectOf(said, `[sort] of [${name}]`);
      const order = String(options.order ?? (name === '_score' ? 'desc' : 'asc')).toLowerCase();
      if (order !== 'asc' && order !== 'desc')
        throw elasticError('illegal_argument_exception', `Unknown sort order [${order.slice(0, 80)}]`);
      const isNothing = name === '_score' || name === '_doc';
      const sort = isNothing ? null : { field: aggField(name).names, descending: order === 'desc' };
      return { name, sort };
    });
  });
}

/** What a hit says of a field it was sorted by: times in milliseconds, of a list the first value. */
function sortValue(log: Log, flat: ReadonlyMap<string, JsonValue>, name: string): JsonValue {
  if (name === '_score') return 1;
  if (name === '_doc') return log.id;
  const field = elasticField(name);
  if (field.kind === 'time') return Date.parse(field.name === '@timestamp' ? log.time : log.observedTime);
  const known: Record<string, JsonValue | undefined> = {
    level: flat.get('level'),
    trace_id: flat.get('trace.id'),
    span_id: flat.get('span.id'),
  };
  const value =
    field.kind === 'normalised'
      ? known[field.name]
      : (flat.get(name) ??
        flat.get(name.replace(/\.keyword$/, '')) ??
        (/^service(\.name)?$/.test(name) ? log.service : undefined));
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
