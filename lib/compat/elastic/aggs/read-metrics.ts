import type { MeasureResult } from '../../../query/aggregate/agg-result';
import type { AggField, StatPart } from '../../../query/aggregate/agg-tree';
import type { JsonValue } from '../document-of-log';
import type { AggBody } from './agg-body';
import { aggField, timeField } from './agg-field';
import { type MetricAgg, type WrittenAgg, writtenValue } from './agg-model';
import { type DateFormat, dateFormat } from './date-format';

type Parts = Partial<Record<StatPart, number | null>>;
const STATS: StatPart[] = ['count', 'min', 'max', 'avg', 'sum'];

/** `avg`, `min`, `max`, `sum`: one number; null (a sum: 0) where no log has one. */
export function readOneStat(part: 'avg' | 'min' | 'max' | 'sum') {
  return (body: AggBody): MetricAgg => {
    const { field, asDate } = readNumbers(body);
    body.done();
    return {
      kind: 'metric',
      measure: { kind: 'stats', field, parts: [part] },
      part: (path) => (path === null || path === 'value' ? part : undefined),
      write: (result) => {
        const value = partsOf(result)[part] ?? (part === 'sum' ? 0 : null);
        return writtenValue(part, value, dated(value, asDate));
      },
    };
  };
}

/** `stats`. Source: Elasticsearch reference, "Stats aggregation". */
export function readStats(body: AggBody): MetricAgg {
  const { field, asDate } = readNumbers(body);
  body.done();
  return {
    kind: 'metric',
    measure: { kind: 'stats', field, parts: STATS },
    part: (path) => STATS.find((part) => part === path),
    write: (result) => {
      const parts = partsOf(result);
      return written('stats', plainStats(parts, asDate), (path) => plainStats(parts, null)[path]);
    },
  };
}

/** `extended_stats`. Source: Elasticsearch reference, "Extended stats aggregation". */
export function readExtendedStats(body: AggBody): MetricAgg {
  const { field } = readNumbers(body);
  const sigma = body.number('sigma') ?? 2;
  if (sigma < 0) throw body.wrong('sigma', 'must be greater than or equal to 0');
  body.done();
  return {
    kind: 'metric',
    measure: { kind: 'stats', field, parts: [...STATS, 'squares', 'variance'] },
    part: (path) => {
      if (path === 'sum_of_squares') return 'squares';
      // All of these grow with the variance; of samples nearly so.
      if (/^(variance|std_deviation)(_population)?$/.test(path ?? '')) return 'variance';
      return STATS.find((part) => part === path);
    },
    write: (result) => {
      const parts = partsOf(result);
      const spread = spreadOf(parts, sigma);
      const body = {
        ...plainStats(parts, null),
        sum_of_squares: parts.count ? (parts.squares ?? null) : null,
        ...spread,
      };
      return written('extended_stats', body, (path) => {
        const bound = /^std_(upper|lower)(?:_(population|sampling))?$/.exec(path);
        const bounds = body.std_deviation_bounds as Record<string, JsonValue>;
        return bound
          ? bounds[[bound[1], bound[2]].filter(Boolean).join('_')]
          : body[path as keyof typeof body];
      });
    },
  };
}

function spreadOf(parts: Parts, sigma: number) {
  const count = parts.count ?? 0;
  const population = count > 0 ? (parts.variance ?? null) : null;
  const sampling = population === null ? null : count > 1 ? (population * count) / (count - 1) : 'NaN';
  const root = (variance: number | string | null) =>
    typeof variance === 'number' ? Math.sqrt(variance) : variance;
  const [ofAll, ofSample] = [root(population), root(sampling)];
  const bound = (deviation: number | string | null, sign: number) =>
    typeof deviation === 'number' ? (parts.avg ?? 0) + sign * sigma * deviation : deviation;
  return {
    variance: population,
    variance_population: population,
    variance_sampling: sampling,
    std_deviation: ofAll,
    std_deviation_population: ofAll,
    std_deviation_sampling: ofSample,
    std_deviation_bounds: {
      upper: bound(ofAll, 1),
      lower: bound(ofAll, -1),
      upper_population: bound(ofAll, 1),
      lower_population: bound(ofAll, -1),
      upper_sampling: bound(ofSample, 1),
      lower_sampling: bound(ofSample, -1),
    },
  };
}

/** `value_count` and `cardinality`: the count of all or of different values, both exact. */
export function readCount(kind: 'present' | 'distinct') {
  return (body: AggBody): MetricAgg => {
    const name = body.field();
    const missing = readMissing(body);
    body.ignore('precision_threshold', 'execution_hint', 'rehash');
    body.done();
    return {
      kind: 'metric',
      measure: { kind, field: aggField(name, missing) },
      part: (path) => (path === null || path === 'value' ? 0 : undefined),
      write: (result) =>
        writtenValue(kind === 'present' ? 'value_count' : 'cardinality', numbersOf(result)[0] ?? 0),
    };
  };
}

function readNumbers(body: AggBody): { field: AggField; asDate: DateFormat | null } {
  const name = body.field();
  const missing = body.number('missing');
  const format = body.text('format');
  return { field: aggField(name, missing), asDate: timeField(name) ? dateFormat(format, 'UTC') : null };
}

function readMissing(body: AggBody): AggField['missing'] {
  const value = body.take('missing');
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw body.wrong('missing', 'is not a value');
}

function partsOf(result: MeasureResult | null): Parts {
  return result?.kind === 'stats' ? result.parts : {};
}

export function numbersOf(result: MeasureResult | null): readonly (number | null)[] {
  return result?.kind === 'numbers' ? result.numbers : [];
}

/** Without a number all are null, the sum is 0. */
function plainStats(parts: Parts, asDate: DateFormat | null): Record<string, JsonValue> {
  const { count, min = null, max = null, avg = null, sum } = parts;
  const plain = { count: count ?? 0, min, max, avg, sum: sum ?? 0 };
  if (!asDate || !count) return plain;
  const texts = { min, max, avg, sum: plain.sum };
  return {
    ...plain,
    ...Object.fromEntries(
      Object.entries(texts).map(([name, value]) => [`${name}_as_string`, asDate(Math.trunc(value ?? 0))]),
    ),
  };
}

function dated(value: number | null, asDate: DateFormat | null): Record<string, JsonValue> {
  return value === null || !asDate ? {} : { value_as_string: asDate(Math.trunc(value)) };
}

function written(
  type: string,
  body: Record<string, JsonValue>,
  part: (path: string) => JsonValue | undefined,
): WrittenAgg {
  return {
    type,
    body,
    buckets: null,
    keyed: false,
    value: (path) => {
      const value = path === null ? undefined : part(path);
      return typeof value === 'number' || value === null ? value : undefined;
    },
  };
}
