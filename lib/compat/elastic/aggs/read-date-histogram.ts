import { NS_PER_MS } from '../../../time/time-ns';
import { earlier, later } from '../../../time/time-range';
import { type RoundingStep, startsBetween, timeRounding } from '../../../time/time-rounding';
import { isTimeZone } from '../../../time/zone-offsets';
import { illegalArgument } from '../elastic-error';
import { readElasticTime } from '../query/elastic-time';
import type { AggBody } from './agg-body';
import { timeField } from './agg-field';
import type { BucketAgg, ReadContext, WriteContext } from './agg-model';
import { dateFormat } from './date-format';
import { readFixedInterval } from './fixed-interval';
import { inOrder, readOrder } from './read-order';

const MAX_BUCKETS = 65_536;
/** Source: Elasticsearch reference, "Date histogram aggregation", calendar intervals. */
const CALENDAR: Record<string, Exclude<RoundingStep['every'], bigint>> = {
  second: 'second',
  '1s': 'second',
  minute: 'minute',
  '1m': 'minute',
  hour: 'hour',
  '1h': 'hour',
  day: 'day',
  '1d': 'day',
  week: 'week',
  '1w': 'week',
  month: 'month',
  '1M': 'month',
  quarter: 'quarter',
  '1q': 'quarter',
  year: 'year',
  '1y': 'year',
};

interface Bounds {
  min: bigint | null;
  max: bigint | null;
}

/** `date_histogram`. Source: Elasticsearch reference, "Date histogram aggregation". */
export function readDateHistogram(body: AggBody, { nowNs }: ReadContext): BucketAgg {
  const name = body.field();
  const field = timeField(name);
  if (field === null) {
    throw illegalArgument(
      `Field [${name}] is no date here, so it is not supported for aggregation [date_histogram]: use [@timestamp]`,
    );
  }
  const every = readInterval(body);
  const zone = body.text('time_zone') ?? 'UTC';
  if (!isTimeZone(zone)) throw illegalArgument(`failed to parse time zone [${zone.slice(0, 80)}]`);
  const step: RoundingStep = { every, zone, offsetNs: readOffset(body) };
  const minCount = body.whole('min_doc_count', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const keyed = body.flag('keyed') ?? false;
  const format = body.text('format');
  const readBounds = (member: string): Bounds | null => {
    const bounds = body.object(member);
    if (bounds === null) return null;
    const end = (which: string) => {
      const value = bounds[which];
      if (value === undefined || value === null || value === '') return null;
      if (typeof value !== 'string' && typeof value !== 'number')
        throw body.wrong(`${member}.${which}`, 'is not a date');
      return readElasticTime(value, { nowNs, format: readingFormat(format), timeZone: zone }).first;
    };
    const [min, max] = [end('min'), end('max')];
    if (min !== null && max !== null && min > max)
      throw illegalArgument(
        `[${member}.min] cannot be greater than [${member}.max] for histogram [${body.name}]`,
      );
    return { min, max };
  };
  const extended = readBounds('extended_bounds');
  const hard = readBounds('hard_bounds');
  const orders = readOrder(body, [{ path: '_key', descending: false }]);
  // Every record of ours has its time.
  body.ignore('missing');
  body.done();
  const write = dateFormat(format, zone);
  return {
    kind: 'buckets',
    isSequence: true,
    by: { kind: 'time', field, step },
    write: (result, context) => {
      const found = new Map(
        result.buckets
          .filter(({ key, count }) => count >= minCount && isWithin(BigInt(key), hard))
          .map((bucket) => [BigInt(bucket.key), bucket]),
      );
      const starts =
        minCount === 0
          ? filledStarts([...found.keys()], { step, extended, hard }, context)
          : [...found.keys()];
      const buckets = starts.map((start) => {
        const bucket = found.get(start) ?? null;
        const ms = Number(start / NS_PER_MS);
        const text = write(ms);
        return {
          name: text,
          body: { key_as_string: text, key: ms },
          count: bucket?.count ?? 0,
          at: ms,
          aggs: context.inside(bucket),
        };
      });
      return {
        type: 'date_histogram',
        body: {},
        buckets: inOrder(buckets, orders),
        keyed,
        value: () => undefined,
      };
    },
  };
}

function readInterval(body: AggBody): RoundingStep['every'] {
  const [calendar, fixed, old] = ['calendar_interval', 'fixed_interval', 'interval'].map((member) =>
    body.text(member),
  );
  const given = [calendar, fixed, old].filter((interval) => interval != null);
  if (given.length === 0)
    throw illegalArgument(
      `Invalid interval specified, must be non-null and non-empty: [${body.name}] needs [calendar_interval] or [fixed_interval]`,
    );
  if (given.length > 1)
    throw illegalArgument(
      `Cannot use [${calendar == null ? 'interval' : 'calendar_interval'}] with [fixed_interval] or [interval] configuration option.`,
    );
  if (calendar != null) {
    const unit = Object.hasOwn(CALENDAR, calendar) ? CALENDAR[calendar] : undefined;
    if (unit) return unit;
    throw illegalArgument(
      `The supplied interval [${calendar.slice(0, 80)}] could not be parsed as a calendar interval.`,
    );
  }
  const text = fixed ?? old ?? '';
  const unit = fixed == null && Object.hasOwn(CALENDAR, text) ? CALENDAR[text] : undefined;
  return unit ?? readFixedInterval(text);
}

function readOffset(body: AggBody): bigint {
  const text = body.text('offset');
  if (text === null || /^[+-]?0$/.test(text)) return 0n;
  const match = /^([+-]?)(.+)$/.exec(text);
  const ns = /^\d+$/.test(match?.[2] ?? '')
    ? BigInt(match?.[2] ?? 0) * NS_PER_MS
    : readFixedInterval(match?.[2] ?? '');
  return match?.[1] === '-' ? -ns : ns;
}

/** The format of bounds: patterns of keys are no forms of times that are read. */
function readingFormat(format: string | null): string | null {
  return format !== null && /^epoch_/.test(format) ? format : null;
}

function isWithin(start: bigint, hard: Bounds | null): boolean {
  return (hard?.min == null || start >= hard.min) && (hard?.max == null || start < hard.max);
}

/** Empty buckets too: between the first and the last, and out to the extended bounds. */
function filledStarts(
  found: readonly bigint[],
  { step, extended, hard }: { step: RoundingStep; extended: Bounds | null; hard: Bounds | null },
  context: WriteContext,
): bigint[] {
  const ends = [...found];
  if (extended?.min != null) ends.push(extended.min);
  if (extended?.max != null) ends.push(extended.max);
  // One bound alone says nothing where there is no bucket.
  if (ends.length === 0 || (found.length === 0 && (extended?.min == null || extended.max == null))) return [];
  const first = ends.reduce(earlier);
  const last = ends.reduce(later);
  const rounding = timeRounding(step, first, last + 1n);
  const starts = rounding ? startsBetween(rounding, first, last, MAX_BUCKETS) : [];
  context.count(rounding ? starts.length - found.length : MAX_BUCKETS + 1);
  return starts.filter((start) => isWithin(start, hard));
}
