import type { NumberRange } from '../../../query/aggregate/agg-tree';
import { NS_PER_MS } from '../../../time/time-ns';
import { isTimeZone } from '../../../time/zone-offsets';
import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import { readElasticTime } from '../query/elastic-time';
import { type AggBody, objectOf } from './agg-body';
import { aggField, timeField } from './agg-field';
import type { BucketAgg, ReadContext } from './agg-model';
import { dateFormat } from './date-format';
import { decimalText } from './decimal-text';

const MAX_RANGES = 1_000;

interface NamedRange {
  key: string;
  range: NumberRange;
  body: Record<string, JsonValue>;
}

/** `range`: [from, to) of numbers. Source: Elasticsearch reference, "Range aggregation". */
export function readRange(body: AggBody): BucketAgg {
  const name = body.field();
  const missing = body.number('missing');
  const keyed = body.flag('keyed') ?? false;
  const ranges = readRanges(body).map((one): NamedRange => {
    const end = (which: 'from' | 'to') => (one[which] == null ? null : body.asNumber(which, one[which]));
    const [from, to] = [end('from'), end('to')];
    const text = (number: number | null) => (number === null ? '*' : decimalText(number));
    return {
      key: one.key ?? `${text(from)}-${text(to)}`,
      range: { from, to },
      body: { ...(from !== null && { from }), ...(to !== null && { to }) },
    };
  });
  body.ignore('format');
  body.done();
  if (timeField(name)) throw illegalArgument(`Field [${name}] is a date: use [date_range]`);
  return rangeAgg('range', aggField(name, missing), ranges, keyed);
}

/** `date_range`, with date math. Source: Elasticsearch reference, "Date range aggregation". */
export function readDateRange(body: AggBody, { nowNs }: ReadContext): BucketAgg {
  const name = body.field();
  const field = timeField(name);
  if (field === null)
    throw illegalArgument(
      `Field [${name}] is no date here, so it is not supported for aggregation [date_range]`,
    );
  const zone = body.text('time_zone') ?? 'UTC';
  if (!isTimeZone(zone)) throw illegalArgument(`failed to parse time zone [${zone.slice(0, 80)}]`);
  const format = body.text('format');
  const write = dateFormat(format, zone);
  const keyed = body.flag('keyed') ?? false;
  body.ignore('missing');
  const ranges = readRanges(body).map((one): NamedRange => {
    const end = (which: 'from' | 'to') => {
      const value = one[which];
      if (value == null) return null;
      if (typeof value !== 'string' && typeof value !== 'number') throw body.wrong(which, 'is not a date');
      const reading = format !== null && /^epoch_/.test(format) ? format : null;
      const { first } = readElasticTime(value, { nowNs, format: reading, timeZone: zone });
      return first - (((first % NS_PER_MS) + NS_PER_MS) % NS_PER_MS);
    };
    const [from, to] = [end('from'), end('to')];
    const ms = (ns: bigint) => Number(ns / NS_PER_MS);
    const text = (ns: bigint | null) => (ns === null ? '*' : write(ms(ns)));
    return {
      key: one.key ?? `${text(from)}-${text(to)}`,
      range: { from, to },
      body: {
        ...(from !== null && { from: ms(from), from_as_string: text(from) }),
        ...(to !== null && { to: ms(to), to_as_string: text(to) }),
      },
    };
  });
  body.done();
  return rangeAgg('date_range', aggField(name), ranges, keyed);
}

function readRanges(body: AggBody): { key: string | null; from: unknown; to: unknown }[] {
  const list = body.list('ranges', MAX_RANGES) ?? [];
  if (list.length === 0) throw illegalArgument(`No [ranges] specified for the [${body.name}] aggregation`);
  return list.map((one) => {
    const { key, from, to, ...rest } = objectOf(one, `[${body.type}] [ranges]`);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) throw body.wrong('ranges', `has an unknown field [${unknown.slice(0, 80)}]`);
    return { key: key == null ? null : String(key), from, to };
  });
}

/** Every range is a bucket, ascending, empty ones too. */
function rangeAgg(
  type: string,
  field: ReturnType<typeof aggField>,
  given: readonly NamedRange[],
  keyed: boolean,
): BucketAgg {
  const ranges = given.toSorted(
    (a, b) => compare(a.range.from, b.range.from, -1) || compare(a.range.to, b.range.to, 1),
  );
  return {
    kind: 'buckets',
    by: { kind: 'ranges', field, ranges: ranges.map(({ range }) => range) },
    write: (result, context) => {
      const found = new Map(result.buckets.map((bucket) => [Number(bucket.key), bucket]));
      context.count(ranges.length - found.size);
      return {
        type,
        body: {},
        buckets: ranges.map(({ key, body }, index) => {
          const bucket = found.get(index) ?? null;
          return {
            name: key,
            body: keyed ? body : { key, ...body },
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

/** @param open where an open end is: before all (-1) or behind all (1) */
function compare(a: number | bigint | null, b: number | bigint | null, open: number): number {
  if (a === b) return 0;
  if (a === null) return open;
  if (b === null) return -open;
  return a < b ? -1 : 1;
}
