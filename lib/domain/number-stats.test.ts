import { describe, expect, it } from 'vitest';
import { numberStats } from './number-stats';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('numberStats', () => {
  it('gives quantiles that are values of the field', () => {
    const stats = numberStats(upTo(100).reverse());
    expect(stats).toMatchObject({ count: 100, min: 1, p50: 50, p95: 95, p99: 99, max: 100, mean: 50.5 });
  });

  it('puts every number in one bucket, whatever their spread', () => {
    for (const numbers of [
      upTo(1000),
      [5],
      [-3, -3, 7.5],
      [0.001, 5, 20_000, 1e9],
      [1e-300, 1e300],
      [0, Number.MAX_VALUE],
      [-Number.MAX_VALUE, Number.MAX_VALUE],
      [0.1, 0.2, 0.3],
      [2 ** 53, 2 ** 53 + 2],
    ]) {
      const { buckets, min, max } = numberStats(numbers);
      expect(buckets.length).toBeLessThanOrEqual(32);
      expect(buckets.reduce((all, { count }) => all + count, 0)).toBe(numbers.length);
      expect(buckets[0]?.from).toBeLessThanOrEqual(min);
      expect(buckets.at(-1)?.to).toBeGreaterThanOrEqual(max);
      for (const { from, to, count } of buckets) {
        const inside = numbers.filter(
          (one) => one >= from && (one < to || (to === buckets.at(-1)?.to && one === to)),
        );
        expect(inside.length, `${from} to ${to} of ${numbers.slice(0, 5)}`).toBe(count);
      }
    }
  });

  it('cuts at round numbers, whole numbers never finer than one', () => {
    expect(numberStats([0, 3, 100]).buckets.slice(0, 2)).toEqual([
      { from: 0, to: 5, count: 2 },
      { from: 5, to: 10, count: 0 },
    ]);
    expect(numberStats([1, 2, 2, 4]).buckets.map(({ from, count }) => [from, count])).toEqual([
      [1, 1],
      [2, 2],
      [3, 0],
      [4, 1],
    ]);
  });

  it('steps by a factor where numbers lie far apart', () => {
    const { scale, buckets } = numberStats([1, 15, 200, 3_000]);
    expect(scale).toBe('log');
    expect(buckets.filter(({ count }) => count > 0)).toHaveLength(4);
    // A latency: most of it is quick, a few are a hundred times slower.
    const latency = [...upTo(99).map((n) => 40 + n), 4_000];
    expect(numberStats(latency).scale).toBe('log');
    expect(numberStats(upTo(100)).scale).toBe('linear');
  });
});
