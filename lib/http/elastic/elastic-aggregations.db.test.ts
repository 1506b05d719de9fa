import { Client as Client9 } from '@elastic/elasticsearch';
import { Client as Client8 } from 'elasticsearch8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { startWireListener } from '../wire-listener';
import type { WireListener } from '../wire-protocol';
import { serveElastic } from './serve-elastic';

openTestDatabase();

let listener: WireListener;
let client: Client9;
let older: Client8;

/** The documents that the examples of Elasticsearch's reference are answered from (`setup:sales`). */
const SALES = [
  { date: '2015-01-01', price: 200, promoted: true, rating: 1, type: 'hat' },
  { date: '2015-01-01', price: 200, promoted: true, rating: 1, type: 't-shirt' },
  { date: '2015-01-01', price: 150, promoted: true, rating: 5, type: 'bag' },
  { date: '2015-02-01', price: 50, promoted: false, rating: 1, type: 'hat' },
  { date: '2015-02-01', price: 10, promoted: true, rating: 4, type: 't-shirt' },
  { date: '2015-03-01', price: 200, promoted: true, rating: 1, type: 'hat' },
  { date: '2015-03-01', price: 175, promoted: false, rating: 2, type: 't-shirt' },
];

beforeAll(async () => {
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: serveElastic }));
  client = new Client9({ node: `http://${listener.address}` });
  older = new Client8({ node: `http://${listener.address}` });
  const operations = SALES.flatMap(({ date, ...sale }) => [
    { create: { _index: 'sales' } },
    { '@timestamp': `${date}T00:00:00Z`, message: `sold a ${sale.type}`, ...sale },
  ]);
  const { errors } = await client.bulk({ operations });
  expect(errors).toBe(false);
});
afterAll(async () => {
  await client.close();
  await older.close();
  await listener.stop();
});

type Aggs = NonNullable<NonNullable<Parameters<Client9['search']>[0]>['aggs']>;

async function ask(aggs: Aggs) {
  return (await client.search({ index: 'sales', size: 0, aggs })).aggregations;
}
describe('aggregations through Elasticsearch clients', () => {
  it('answers the examples of the reference: terms, filter, stats', async () => {
    expect(
      await ask({
        types: { terms: { field: 'type.keyword' } },
        avg_price: { avg: { field: 'price' } },
        t_shirts: { filter: { term: { type: 't-shirt' } }, aggs: { avg_price: { avg: { field: 'price' } } } },
        stats: { stats: { field: 'price' } },
        count: { value_count: { field: 'type' } },
        kinds: { cardinality: { field: 'type' } },
        promoted: { terms: { field: 'promoted' } },
      }),
    ).toEqual({
      types: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 'hat', doc_count: 3 },
          { key: 't-shirt', doc_count: 3 },
          { key: 'bag', doc_count: 1 },
        ],
      },
      avg_price: { value: 140.71428571428572 },
      t_shirts: { doc_count: 3, avg_price: { value: 128.33333333333334 } },
      stats: { count: 7, min: 10, max: 200, avg: 140.71428571428572, sum: 985 },
      count: { value: 7 },
      kinds: { value: 3 },
      promoted: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 1, key_as_string: 'true', doc_count: 5 },
          { key: 0, key_as_string: 'false', doc_count: 2 },
        ],
      },
    });
  });

  it('answers the examples of the reference: histogram, range', async () => {
    expect(
      await ask({
        prices: { histogram: { field: 'price', interval: 50 } },
        price_ranges: {
          range: { field: 'price', ranges: [{ to: 100 }, { from: 100, to: 200 }, { from: 200 }] },
          aggs: { price_stats: { stats: { field: 'price' } } },
        },
      }),
    ).toEqual({
      prices: {
        buckets: [
          { key: 0, doc_count: 1 },
          { key: 50, doc_count: 1 },
          { key: 100, doc_count: 0 },
          { key: 150, doc_count: 2 },
          { key: 200, doc_count: 3 },
        ],
      },
      price_ranges: {
        buckets: [
          {
            key: '*-100.0',
            to: 100,
            doc_count: 2,
            price_stats: { count: 2, min: 10, max: 50, avg: 30, sum: 60 },
          },
          {
            key: '100.0-200.0',
            from: 100,
            to: 200,
            doc_count: 2,
            price_stats: { count: 2, min: 150, max: 175, avg: 162.5, sum: 325 },
          },
          {
            key: '200.0-*',
            from: 200,
            doc_count: 3,
            price_stats: { count: 3, min: 200, max: 200, avg: 200, sum: 600 },
          },
        ],
      },
    });
  });

  it('types names for clients that ask for it, and brings hits', async () => {
    const { aggregations } = await older.search({
      index: 'sales',
      size: 0,
      typed_keys: true,
      aggs: {
        top_tags: {
          terms: { field: 'type', size: 1 },
          aggs: {
            top_sales_hits: {
              top_hits: { sort: [{ price: 'desc' }], _source: { includes: ['price'] }, size: 1 },
            },
            p: { percentiles: { field: 'price', percents: [50] } },
          },
        },
        ratings: { terms: { field: 'rating', order: { _key: 'asc' }, size: 2 } },
      },
    });
    expect(aggregations).toEqual({
      'sterms#top_tags': {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 4,
        buckets: [
          {
            key: 'hat',
            doc_count: 3,
            'tdigest_percentiles#p': { values: { '50.0': 200 } },
            'top_hits#top_sales_hits': {
              hits: {
                total: { value: 3, relation: 'eq' },
                max_score: null,
                hits: [
                  {
                    _index: 'sales',
                    _id: expect.any(String),
                    _score: null,
                    _source: { price: 200 },
                    sort: [200],
                  },
                ],
              },
            },
          },
        ],
      },
      'lterms#ratings': {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 2,
        buckets: [
          { key: 1, doc_count: 4 },
          { key: 2, doc_count: 1 },
        ],
      },
    });
  });

  it("answers what Grafana's data source sends for a panel with terms ordered by a metric, over time", async () => {
    const [min, max] = [Date.parse('2015-01-01T00:00:00Z'), Date.parse('2015-03-31T23:59:59Z')];
    const metrics = {
      1: { extended_stats: { field: 'price' } },
      3: { percentiles: { field: 'price', percents: ['25', '75'] } },
    };
    const { responses } = await client.msearch({
      searches: [
        { index: 'sales*', ignore_unavailable: true },
        {
          size: 0,
          query: {
            bool: {
              filter: [
                { range: { '@timestamp': { format: 'epoch_millis', gte: min, lte: max } } },
                { query_string: { analyze_wildcard: true, query: 'type:(hat OR bag)' } },
              ],
            },
          },
          aggs: {
            4: {
              terms: {
                field: 'type.keyword',
                order: { '1[std_deviation]': 'desc' },
                size: 10,
                min_doc_count: 1,
              },
              aggs: {
                ...metrics,
                2: {
                  date_histogram: {
                    field: '@timestamp',
                    fixed_interval: '30d',
                    format: 'epoch_millis',
                    min_doc_count: 0,
                    extended_bounds: { min, max },
                    time_zone: 'Europe/Berlin',
                  },
                  aggs: {
                    ...metrics,
                    5: {
                      moving_fn: { buckets_path: '1.sum', window: 5, script: 'MovingFunctions.sum(values)' },
                    },
                  },
                },
              },
            },
          } as unknown as Aggs,
        },
      ],
    } as Parameters<Client9['msearch']>[0]);
    const [answer] = responses as unknown as {
      status: number;
      aggregations: Record<string, { buckets: Bucket[] }>;
    }[];
    interface Bucket {
      key: string | number;
      doc_count: number;
      [name: string]: unknown;
    }
    expect(answer?.status).toBe(200);
    const buckets = answer?.aggregations[4]?.buckets ?? [];
    expect(buckets.map(({ key, doc_count }) => [key, doc_count])).toEqual([
      ['hat', 3],
      ['bag', 1],
    ]);
    expect(buckets[0]).toMatchObject({
      1: {
        count: 3,
        sum: 450,
        sum_of_squares: 82_500,
        std_deviation: expect.closeTo(70.7107, 3),
        std_deviation_bounds: { upper: expect.closeTo(291.42, 1) },
      },
      3: { values: { '25.0': 125, '75.0': 200 } },
    });
    const { buckets: overTime } = (buckets[0]?.[2] ?? { buckets: [] }) as { buckets: Bucket[] };
    expect(overTime.map(({ key, doc_count, 5: moving }) => [key, doc_count, moving])).toEqual([
      [Date.parse('2014-12-05T23:00:00Z'), 1, { value: 0 }],
      [Date.parse('2015-01-04T23:00:00Z'), 1, { value: 200 }],
      [Date.parse('2015-02-03T23:00:00Z'), 1, { value: 250 }],
      // A bucket without logs is a gap, and has no moving value.
      [Date.parse('2015-03-05T23:00:00Z'), 0, undefined],
    ]);
  });

  it("refuses in Elasticsearch's shape", async () => {
    await expect(ask({ a: { nonsense: {} } } as unknown as Aggs)).rejects.toMatchObject({
      statusCode: 400,
      body: {
        error: { type: 'parsing_exception', reason: 'Unknown aggregation type [nonsense]' },
        status: 400,
      },
    });
    const seconds = { date_histogram: { field: '@timestamp', fixed_interval: '1s' } } as const;
    await expect(ask({ a: seconds })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type: 'too_many_buckets_exception', max_buckets: 65_536 } },
    });
    await expect(ask({ a: { avg: { script: { source: 'doc.price.value' } } } })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { reason: expect.stringContaining('Scripts are not supported') } },
    });
  });
});
