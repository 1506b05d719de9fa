import type { AggBucket } from '../../../query/aggregate/agg-result';
import type { BucketOrder, TermsGroup, ValueFilter } from '../../../query/aggregate/agg-tree';
import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import { parseLuceneRegex } from '../query/lucene-regex';
import type { AggBody } from './agg-body';
import { aggField, timeField } from './agg-field';
import type { BucketAgg } from './agg-model';
import { dateFormat } from './date-format';
import { readOrder } from './read-order';

const MAX_SIZE = 65_536;
const MAX_VALUES = 10_000;
const TYPES = { n: 'lterms', d: 'dterms', s: 'sterms' } as const;

/** `terms`. Source: Elasticsearch reference, "Terms aggregation". */
export function readTerms(body: AggBody): BucketAgg {
  const name = body.field();
  const missing = body.take('missing');
  if (missing !== undefined && !isScalar(missing)) throw body.wrong('missing', 'is not a value');
  const include = readFilter(body, 'include');
  const exclude = readFilter(body, 'exclude');
  const minCount = body.whole('min_doc_count', 0, Number.MAX_SAFE_INTEGER) ?? 1;
  if (minCount === 0)
    throw body.wrong(
      'min_doc_count',
      '0 is not supported: terms that no matching document has are not listed; use 1',
    );
  const orders = readOrder(body, [{ path: '_count', descending: true }]);
  const format = body.text('format');
  const by: TermsGroup = {
    kind: 'terms',
    field: aggField(name, missing ?? null),
    size: body.whole('size', 1, MAX_SIZE) ?? 10,
    minCount,
    order: [],
    include,
    exclude,
  };
  body.ignore(
    'shard_size',
    'shard_min_doc_count',
    'show_term_doc_count_error',
    'collect_mode',
    'execution_hint',
  );
  body.ignore('value_type');
  body.done();
  const asDate = timeField(name) === null ? null : dateFormat(format, 'UTC');
  return {
    kind: 'buckets',
    by,
    orderBy: (find) => {
      const order: BucketOrder[] = orders.map(({ path, descending }) => find(path, descending));
      (by as { order: readonly BucketOrder[] }).order = order;
    },
    write: (result, context) => {
      const keys = keyWriter(result.buckets, asDate);
      return {
        type: keys.type,
        body: { doc_count_error_upper_bound: 0, sum_other_doc_count: result.otherCount },
        buckets: result.buckets.map((bucket) => {
          const key = keys.write(bucket);
          return {
            name: String(key.key_as_string ?? key.key),
            body: key,
            count: bucket.count,
            at: null,
            aggs: context.inside(bucket),
          };
        }),
        keyed: false,
        value: () => undefined,
      };
    },
  };
}

/** Numbers stay numbers where all keys are; booleans are 1 and 0 with their name. */
function keyWriter(buckets: readonly AggBucket[], asDate: ((ms: number) => string) | null) {
  const all = (type: string) => buckets.length > 0 && buckets.every(({ key }) => typeof key === type);
  if (all('boolean')) {
    return {
      type: TYPES.n,
      write: ({ key }: AggBucket): Record<string, JsonValue> => ({
        key: key ? 1 : 0,
        key_as_string: String(key),
      }),
    };
  }
  if (all('number')) {
    const isWhole = buckets.every(({ key }) => Number.isInteger(key));
    return {
      type: isWhole ? TYPES.n : TYPES.d,
      write: ({ key }: AggBucket): Record<string, JsonValue> => ({
        key: Number(key),
        ...(asDate && { key_as_string: asDate(Number(key)) }),
      }),
    };
  }
  return { type: TYPES.s, write: ({ key }: AggBucket): Record<string, JsonValue> => ({ key: String(key) }) };
}

function readFilter(body: AggBody, member: 'include' | 'exclude'): ValueFilter | null {
  const value = body.take(member);
  if (value === undefined) return null;
  if (Array.isArray(value)) {
    if (value.length > MAX_VALUES) throw body.wrong(member, `has more than ${MAX_VALUES} values`);
    return { values: value.filter(isScalar).map(String) };
  }
  if (typeof value !== 'string')
    throw body.wrong(
      member,
      'must be a regular expression or a list of values: partitions are not supported',
    );
  const { regex, problem } = parseLuceneRegex(value, '');
  if (regex === null) throw illegalArgument(`[${member}] of [${body.name}]: ${problem}`);
  return { regex };
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
