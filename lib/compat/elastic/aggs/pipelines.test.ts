import { describe, expect, it } from 'vitest';
import type { AggBucket, AggResult } from '../../../query/aggregate/agg-result';
import { parseAggregations } from './parse-aggregations';
import { writeAggregations } from './write-aggregations';

const CONTEXT = { readQuery: () => null, nowNs: 0n };
const MS = 1_000_000n;

/** The answer for buckets of time with a count and a sum each. */
function answer(inside: object, beside: object, buckets: [time: string, count: number, sum: number][]) {
  const parsed = parseAggregations(
    {
      months: {
        date_histogram: { field: '@timestamp', calendar_interval: 'month', format: 'yyyy/MM/dd HH:mm:ss' },
        aggs: { sales: { sum: { field: 'price' } }, ...inside },
      },
      ...beside,
    },
    CONTEXT,
  );
  const result: AggResult = {
    measures: new Map(),
    groups: new Map([
      [
        'months',
        {
          otherCount: 0,
          buckets: buckets.map(
            ([time, count, sum]): AggBucket => ({
              key: BigInt(Date.parse(time)) * MS,
              count,
              measures: new Map([['sales', { kind: 'stats', parts: { sum } }]]),
              groups: new Map(),
            }),
          ),
        },
      ],
    ]),
  };
  const written = writeAggregations(parsed, { result, total: 7 }, { typedKeys: false, logs: () => [] });
  const { buckets: months } = written.months as { buckets: Record<string, unknown>[] };
  return { ...written, months };
}

/** Of the examples of Elasticsearch's reference (`setup:sales`). */
const SALES: Parameters<typeof answer>[2] = [
  ['2015-01-01', 3, 550],
  ['2015-02-01', 2, 60],
  ['2015-03-01', 2, 375],
];
/** With a month without sales. */
const GAP: Parameters<typeof answer>[2] = [
  ['2015-01-01', 3, 550],
  ['2015-03-01', 2, 375],
  ['2015-04-01', 1, 5],
];

const values = (buckets: readonly Record<string, unknown>[], name: string) =>
  buckets.map((bucket) => (bucket[name] as { value: number | null } | undefined)?.value);

describe('pipelines over the buckets of a histogram', () => {
  it('answers the examples of the reference', () => {
    const { months, ...beside } = answer(
      {
        sales_deriv: { derivative: { buckets_path: 'sales' } },
        sales_2nd_deriv: { derivative: { buckets_path: 'sales_deriv' } },
        cumulative_sales: { cumulative_sum: { buckets_path: 'sales' } },
      },
      {
        avg_monthly_sales: { avg_bucket: { buckets_path: 'months>sales' } },
        max_monthly_sales: { max_bucket: { buckets_path: 'months>sales' } },
        min_monthly_sales: { min_bucket: { buckets_path: 'months>sales' } },
        sum_monthly_sales: { sum_bucket: { buckets_path: 'months>sales' } },
        stats_monthly_sales: { stats_bucket: { buckets_path: 'months>sales' } },
      },
      SALES,
    );
    expect(months[2]).toEqual({
      key_as_string: '2015/03/01 00:00:00',
      key: 1425168000000,
      doc_count: 2,
      sales: { value: 375 },
      sales_deriv: { value: 315 },
      sales_2nd_deriv: { value: 805 },
      cumulative_sales: { value: 985 },
    });
    expect(values(months, 'sales_deriv')).toEqual([undefined, -490, 315]);
    expect(values(months, 'sales_2nd_deriv')).toEqual([undefined, undefined, 805]);
    expect(values(months, 'cumulative_sales')).toEqual([550, 610, 985]);
    expect(beside).toEqual({
      avg_monthly_sales: { value: 328.3333333333333 },
      max_monthly_sales: { keys: ['2015/01/01 00:00:00'], value: 550 },
      min_monthly_sales: { keys: ['2015/02/01 00:00:00'], value: 60 },
      sum_monthly_sales: { value: 985 },
      stats_monthly_sales: { count: 3, min: 60, max: 550, avg: 328.3333333333333, sum: 985 },
    });
  });

  it('leaves gaps as gaps, or takes them for zeros', () => {
    const { months } = answer(
      {
        step: { derivative: { buckets_path: 'sales' } },
        step0: { derivative: { buckets_path: 'sales', gap_policy: 'insert_zeros' } },
        days: { derivative: { buckets_path: '_count', unit: '1d' } },
        mean: {
          moving_fn: { buckets_path: 'sales', window: 2, script: 'MovingFunctions.unweightedAvg(values)' },
        },
        old: { moving_avg: { buckets_path: 'sales', window: 2, model: 'linear' } },
        diff: { serial_diff: { buckets_path: 'sales', lag: 2 } },
      },
      {},
      GAP,
    );
    expect(months.map(({ doc_count }) => doc_count)).toEqual([3, 0, 2, 1]);
    expect(values(months, 'step')).toEqual([undefined, null, null, -370]);
    expect(values(months, 'step0')).toEqual([undefined, -550, 375, -370]);
    expect(months[1]?.days).toEqual({ value: -3, normalized_value: -3 / 31 });
    expect(values(months, 'mean')).toEqual([null, undefined, 550, 462.5]);
    expect(values(months, 'old')).toEqual([undefined, undefined, 275, (550 + 2 * 375) / 4]);
    expect(values(months, 'diff')).toEqual([undefined, undefined, -175, undefined]);
  });

  it('reads pipelines in any order, and refuses what has no number', () => {
    const { months } = answer(
      { b: { cumulative_sum: { buckets_path: 'a' } }, a: { cumulative_sum: { buckets_path: '_count' } } },
      {},
      SALES,
    );
    expect(values(months, 'b')).toEqual([3, 8, 15]);
    const all = { all: { stats: { field: 'price' } }, d: { derivative: { buckets_path: 'all' } } };
    expect(() => answer(all, {}, SALES)).toThrow('buckets_path must reference');
  });
});
