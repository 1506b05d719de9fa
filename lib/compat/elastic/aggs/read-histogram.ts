import { illegalArgument } from '../elastic-error';
import type { AggBody } from './agg-body';
import { aggField, timeField } from './agg-field';
import type { BucketAgg } from './agg-model';
import { decimalText } from './decimal-text';
import { inOrder, readOrder } from './read-order';

interface Bounds {
  min: number | null;
  max: number | null;
}

/** `histogram`. Source: Elasticsearch reference, "Histogram aggregation". */
export function readHistogram(body: AggBody): BucketAgg {
  const name = body.field();
  const interval = body.number('interval');
  if (interval === null || interval <= 0)
    throw illegalArgument(`[interval] must be >0 for histogram aggregation [${body.name}]`);
  const offset = body.number('offset') ?? 0;
  const minCount = body.whole('min_doc_count', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const missing = body.number('missing');
  const keyed = body.flag('keyed') ?? false;
  const [extended, hard] = [readBounds(body, 'extended_bounds'), readBounds(body, 'hard_bounds')];
  const orders = readOrder(body, [{ path: '_key', descending: false }]);
  body.ignore('format');
  body.done();
  if (timeField(name)) throw illegalArgument(`Field [${name}] is a date: use [date_histogram]`);
  const placeOf = (value: number) => Math.floor((value - offset) / interval);
  return {
    kind: 'buckets',
    isSequence: true,
    by: { kind: 'steps', field: aggField(name, missing), interval, offset },
    write: (result, context) => {
      const found = new Map(
        result.buckets.filter(({ count }) => count >= minCount).map((bucket) => [Number(bucket.key), bucket]),
      );
      const places = [...found.keys()];
      if (minCount === 0) {
        // One bound alone says nothing where there is no bucket.
        if (places.length > 0 || (extended?.min != null && extended.max != null)) {
          for (const bound of [extended?.min, extended?.max]) if (bound != null) places.push(placeOf(bound));
        }
        const [first, last] = [
          places.reduce(least, Number.POSITIVE_INFINITY),
          places.reduce(most, Number.NEGATIVE_INFINITY),
        ];
        if (first < last) {
          // Beyond a double's whole numbers there is no next place to go to.
          const isCountable = Number.isSafeInteger(first) && Number.isSafeInteger(last);
          context.count(isCountable ? last - first + 1 - found.size : Number.POSITIVE_INFINITY);
          places.length = 0;
          for (let at = first; at <= last; at++) places.push(at);
        } else places.splice(1);
      }
      const buckets = places
        .map((place) => ({ place, key: clean(place * interval + offset) }))
        .filter(({ key }) => (hard?.min == null || key >= hard.min) && (hard?.max == null || key < hard.max))
        .map(({ place, key }) => {
          const bucket = found.get(place) ?? null;
          return {
            name: decimalText(key),
            body: { key },
            count: bucket?.count ?? 0,
            at: key,
            aggs: context.inside(bucket),
          };
        });
      return {
        type: 'histogram',
        body: {},
        buckets: inOrder(buckets, orders),
        keyed,
        value: () => undefined,
      };
    },
  };
}

function readBounds(body: AggBody, member: string): Bounds | null {
  const bounds = body.object(member);
  if (bounds === null) return null;
  const end = (which: string) =>
    bounds[which] == null ? null : body.asNumber(`${member}.${which}`, bounds[which]);
  const [min, max] = [end('min'), end('max')];
  if (min !== null && max !== null && min > max)
    throw illegalArgument(
      `[${member}.min] cannot be greater than [${member}.max] for histogram [${body.name}]`,
    );
  return { min, max };
}

// Math.min of 65,536 arguments may be too many.
const least = (a: number, b: number) => Math.min(a, b);
const most = (a: number, b: number) => Math.max(a, b);

/** Without the last digits that multiplying brings: 0.1 times 3 is 0.3. */
function clean(number: number): number {
  return Number(number.toPrecision(15));
}
