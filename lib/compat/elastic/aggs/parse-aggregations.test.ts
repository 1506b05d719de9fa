import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors';
import type { QueryNode } from '../../../query/ast';
import type { ElasticErrorDetails } from '../elastic-error';
import { ALL } from '../query/nodes';
import { parseAggregations } from './parse-aggregations';

const CONTEXT = { readQuery: () => null, nowNs: 1_795_000_000_000_000_000n };

/** Type and reason of the refusal. */
function refusal(aggs: unknown): string {
  try {
    parseAggregations(aggs, CONTEXT);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_request')
      return `${(error.details as ElasticErrorDetails).elasticType}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const TERMS = { terms: { field: 'service.name' } };

describe('parseAggregations', () => {
  it('names what it does not know in the words of Elasticsearch', () => {
    expect(refusal({ a: { nonsense: {} } })).toBe('parsing_exception: Unknown aggregation type [nonsense]');
    expect(refusal({ a: {} })).toBe('parsing_exception: Missing definition for aggregation [a]');
    expect(refusal({ a: { ...TERMS, avg: { field: 'x' } } })).toBe(
      'parsing_exception: Found two aggregation type definitions in [a]: [terms] and [avg]',
    );
    expect(refusal({ 'a>b': TERMS })).toMatch(/^parsing_exception: Invalid aggregation name \[a>b\]/);
    expect(refusal({ a: { terms: { field: 'x', sizes: 3 } } })).toBe(
      'x_content_parse_exception: [terms] unknown field [sizes]',
    );
    expect(refusal({ a: { avg: { field: 'x' }, aggs: { b: TERMS } } })).toBe(
      'aggregation_initialization_exception: Aggregator [a] of type [avg] cannot accept sub-aggregations',
    );
    expect(refusal({ a: { significant_terms: { field: 'x' } } })).toBe(
      'illegal_argument_exception: Aggregation type [significant_terms] is not supported here: [a]',
    );
  });

  it.each([
    ['a list', []],
    ['a text', 'terms'],
    ['a body that is none', { a: 'terms' }],
    ['no field', { a: { terms: {} } }],
    ['a size of nothing', { a: { terms: { field: 'x', size: 0 } } }],
    ['a size beyond all buckets', { a: { terms: { field: 'x', size: 1e9 } } }],
    ['an order of nothing', { a: { terms: { field: 'x', order: { m: 'desc' } } } }],
    ['an order without direction', { a: { terms: { field: 'x', order: { _count: 'up' } } } }],
    ['two orders in one object', { a: { terms: { field: 'x', order: { _count: 'asc', _key: 'asc' } } } }],
    ['a script', { a: { avg: { script: 'doc.x.value' } } }],
    ['a value script', { a: { avg: { field: 'x', script: { source: '_value * 2' } } } }],
    [
      'a script of a pipeline',
      {
        a: {
          date_histogram: { field: '@timestamp', fixed_interval: '1h' },
          aggs: { b: { moving_fn: { buckets_path: '_count', window: 5, script: 'while (true) {}' } } },
        },
      },
    ],
    ['a regular expression without end', { a: { terms: { field: 'x', include: '(' } } }],
    ['a giant regular expression', { a: { terms: { field: 'x', include: `(${'a?'.repeat(5_000)}){255}` } } }],
    ['a bomb of repetitions', { a: { terms: { field: 'x', exclude: '((((a{255}){255}){255}){255})' } } }],
    ['too many values', { a: { terms: { field: 'x', include: Array.from({ length: 20_000 }, String) } } }],
    ['partitions', { a: { terms: { field: 'x', include: { partition: 0, num_partitions: 20 } } } }],
    ['no interval', { a: { date_histogram: { field: '@timestamp' } } }],
    [
      'two intervals',
      { a: { date_histogram: { field: '@timestamp', fixed_interval: '1h', calendar_interval: '1d' } } },
    ],
    [
      'several units of the calendar',
      { a: { date_histogram: { field: '@timestamp', calendar_interval: '2d' } } },
    ],
    ['an interval of nothing', { a: { date_histogram: { field: '@timestamp', fixed_interval: '0s' } } }],
    ['a month of fixed length', { a: { date_histogram: { field: '@timestamp', fixed_interval: '1M' } } }],
    [
      'no zone',
      { a: { date_histogram: { field: '@timestamp', fixed_interval: '1h', time_zone: 'Mars/Base' } } },
    ],
    ['a field that is no date', { a: { date_histogram: { field: 'ms', fixed_interval: '1h' } } }],
    [
      'an unknown format',
      { a: { date_histogram: { field: '@timestamp', fixed_interval: '1h', format: 'QQQ' } } },
    ],
    [
      'bounds in the wrong order',
      {
        a: {
          date_histogram: { field: '@timestamp', fixed_interval: '1h', extended_bounds: { min: 2, max: 1 } },
        },
      },
    ],
    ['a step of nothing', { a: { histogram: { field: 'x', interval: 0 } } }],
    ['a step that is none', { a: { histogram: { field: 'x', interval: 'Infinity' } } }],
    ['no ranges', { a: { range: { field: 'x', ranges: [] } } }],
    ['no filters', { a: { filters: { filters: {} } } }],
    [
      'too many filters',
      { a: { filters: { filters: Array.from({ length: 1_000 }, () => ({ match_all: {} })) } } },
    ],
    ['a percentile beyond', { a: { percentiles: { field: 'x', percents: [101] } } }],
    ['too many hits', { a: { top_hits: { size: 1_000 } } }],
    ['a pipeline beside nothing', { a: { avg_bucket: { buckets_path: 'b>c' } } }],
    [
      'a pipeline outside of a histogram',
      { a: { ...TERMS, aggs: { b: { derivative: { buckets_path: '_count' } } } } },
    ],
    [
      'a circle',
      {
        h: {
          histogram: { field: 'x', interval: 1 },
          aggs: {
            a: { cumulative_sum: { buckets_path: 'b' } },
            b: { cumulative_sum: { buckets_path: 'a' } },
          },
        },
      },
    ],
  ])('refuses %s', (_, aggs) => {
    expect(refusal(aggs)).not.toBe('accepted');
  });

  it('refuses trees that are too deep or too large', () => {
    let deep: unknown = TERMS;
    for (let level = 0; level < 5_000; level++) deep = { ...TERMS, aggs: { a: deep } };
    expect(refusal({ a: deep })).toBe('illegal_argument_exception: Aggregations may be nested 8 deep.');
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`a${index}`, TERMS]));
    expect(refusal(wide)).toBe('illegal_argument_exception: A search may have 100 aggregations.');
  });

  it('refuses more metrics and filters than a statement takes', () => {
    const ranks = {
      percentile_ranks: { field: 'x', values: Array.from({ length: 200 }, (_, index) => index) },
    };
    expect(refusal(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`a${index}`, ranks])))).toBe(
      'illegal_argument_exception: A search may ask for 1000 metrics of a bucket.',
    );
    const or: QueryNode = { kind: 'or', children: Array.from({ length: 1_000 }, () => ALL), from: 0, to: 0 };
    const filters = { filters: { filters: [{}, {}, {}] } };
    expect(() => parseAggregations({ a: filters }, { ...CONTEXT, readQuery: () => or })).toThrow(
      '2048 clauses',
    );
  });

  it('takes no name for a prototype', () => {
    const aggs: unknown = JSON.parse(
      '{"__proto__": {"terms": {"field": "__proto__"}}, "constructor": {"avg": {"field": "x"}}}',
    );
    const { tree } = parseAggregations(aggs, CONTEXT);
    expect([...tree.groups.keys(), ...tree.measures.keys()]).toEqual(['__proto__', 'constructor']);
    expect(refusal({ a: { toString: {} } })).toBe('parsing_exception: Unknown aggregation type [toString]');
  });

  it('takes numbers and booleans in quotes, and orders by one number of many', () => {
    const { tree } = parseAggregations(
      {
        a: {
          terms: {
            field: 'host.keyword',
            size: '5',
            min_doc_count: '1',
            order: { '1[95.0]': 'desc' },
            shard_size: 50,
          },
          aggregations: { 1: { percentiles: { field: 'ms', percents: ['25', '95'], keyed: 'false' } } },
        },
      },
      CONTEXT,
    );
    expect(tree.groups.get('a')?.by).toEqual({
      kind: 'terms',
      field: { names: ['host'], missing: null },
      size: 5,
      minCount: 1,
      order: [{ by: { kind: 'measure', measure: '1', part: 1 }, descending: true }],
      include: null,
      exclude: null,
    });
  });
});
