import { describe, expect, it } from 'vitest';
import type { AggBucket } from '../../../query/aggregate/agg-result';
import { parseAggregations } from './parse-aggregations';
import { writeAggregations } from './write-aggregations';

/** The buckets of a histogram of which the store found some, by their place. */
function histogram(settings: object, places: readonly number[]): unknown {
  const parsed = parseAggregations(
    { h: { histogram: { field: 'price', interval: 50, ...settings } } },
    { readQuery: () => null, nowNs: 0n },
  );
  const buckets = places.map((key): AggBucket => ({ key, count: 1, measures: new Map(), groups: new Map() }));
  const result = { measures: new Map(), groups: new Map([['h', { buckets, otherCount: 0 }]]) };
  const written = writeAggregations(parsed, { result, total: 1 }, { typedKeys: false, logs: () => [] });
  return (written.h as { buckets: unknown }).buckets;
}

describe('histogram', () => {
  it('fills what is empty, as far as its bounds say', () => {
    expect(histogram({}, [1, 3])).toEqual([
      { key: 50, doc_count: 1 },
      { key: 100, doc_count: 0 },
      { key: 150, doc_count: 1 },
    ]);
    expect(histogram({ min_doc_count: 1 }, [1, 3])).toEqual([
      { key: 50, doc_count: 1 },
      { key: 150, doc_count: 1 },
    ]);
    expect(histogram({ extended_bounds: { min: 0, max: 60 } }, [])).toEqual([
      { key: 0, doc_count: 0 },
      { key: 50, doc_count: 0 },
    ]);
    expect(histogram({ extended_bounds: { min: 0 } }, [])).toEqual([]);
    expect(histogram({ hard_bounds: { min: 100, max: 150 } }, [1, 2, 3])).toEqual([
      { key: 100, doc_count: 1 },
    ]);
    expect(histogram({ interval: 0.1, keyed: true, order: { _key: 'desc' } }, [2, 3])).toEqual({
      0.3: { key: 0.3, doc_count: 1 },
      0.2: { key: 0.2, doc_count: 1 },
    });
  });

  it('ends with any values: those too far apart are too many buckets', () => {
    expect(histogram({}, [1e20])).toEqual([{ key: 5e21, doc_count: 1 }]);
    expect(() => histogram({}, [0, 1e20])).toThrow('too many buckets');
    expect(() => histogram({}, [1e20, 1.1e20])).toThrow('too many buckets');
    expect(() => histogram({}, [0, Number.POSITIVE_INFINITY])).toThrow('too many buckets');
    expect(() => histogram({}, [0, 65_536])).toThrow('was [65537]');
    expect(() => histogram({ extended_bounds: { min: -1e300, max: 1e300 } }, [0])).toThrow(
      'too many buckets',
    );
    expect(histogram({}, [Number.POSITIVE_INFINITY])).toHaveLength(1);
  });
});
