import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import type { AggBody } from './agg-body';
import { aggField } from './agg-field';
import type { MetricAgg } from './agg-model';
import { decimalText } from './decimal-text';
import { numbersOf } from './read-metrics';

const MAX_VALUES = 200;
const DEFAULT_PERCENTS = [1, 5, 25, 50, 75, 95, 99];

/**
 * `percentiles`: exact, with linear interpolation between neighbours; settings of sketches are accepted and not needed.
 * Source: Elasticsearch reference, "Percentiles aggregation".
 */
export function readPercentiles(body: AggBody): MetricAgg {
  const name = body.field();
  const percents = (body.list('percents', MAX_VALUES) ?? DEFAULT_PERCENTS).map((percent) =>
    body.asNumber('percents', percent),
  );
  if (percents.length === 0) throw illegalArgument('[percents] must not be empty');
  const wrong = percents.find((percent) => percent < 0 || percent > 100);
  if (wrong !== undefined)
    throw illegalArgument(`percent must be in [0,100], got [${wrong}]: [${body.name}]`);
  return many(body, name, {
    type: 'percentiles',
    keys: percents,
    measure: (field) => ({ kind: 'quantiles', field, shares: percents.map((percent) => percent / 100) }),
    scale: 1,
  });
}

/** `percentile_ranks`: exact. Source: Elasticsearch reference, "Percentile ranks aggregation". */
export function readPercentileRanks(body: AggBody): MetricAgg {
  const name = body.field();
  const values = (body.list('values', MAX_VALUES) ?? []).map((value) => body.asNumber('values', value));
  if (values.length === 0) throw illegalArgument('[values] must not be null or empty: [percentile_ranks]');
  return many(body, name, {
    type: 'percentile_ranks',
    keys: values,
    measure: (field) => ({ kind: 'ranks', field, values }),
    scale: 100,
  });
}

interface Many {
  type: 'percentiles' | 'percentile_ranks';
  keys: readonly number[];
  measure: (field: ReturnType<typeof aggField>) => MetricAgg['measure'];
  scale: number;
}

function many(body: AggBody, name: string, { type, keys, measure, scale }: Many): MetricAgg {
  const keyed = body.flag('keyed') ?? true;
  const missing = body.number('missing');
  const sketch = body.object('hdr') ? 'hdr' : 'tdigest';
  body.ignore('tdigest', 'compression', 'method', 'format');
  body.done();
  const placeOf = (path: string | null) => {
    const at = path === null ? -1 : keys.indexOf(Number(path));
    return at < 0 ? undefined : at;
  };
  return {
    kind: 'metric',
    measure: measure(aggField(name, missing)),
    part: placeOf,
    write: (result) => {
      const numbers = keys.map((_, index) => {
        const number = numbersOf(result)[index] ?? null;
        return number === null ? null : number * scale;
      });
      const values: JsonValue = keyed
        ? Object.fromEntries(keys.map((key, index) => [decimalText(key), numbers[index] ?? null]))
        : keys.map((key, index) => ({ key, value: numbers[index] ?? null }));
      return {
        type: `${sketch}_${type === 'percentiles' ? 'percentiles' : 'percentile_ranks'}`,
        body: { values },
        buckets: null,
        keyed: false,
        value: (path) => {
          const at = placeOf(path);
          return at === undefined ? undefined : numbers[at];
        },
      };
    },
  };
}
