import { expect, test } from 'vitest';
import { plotNumbers } from './number-plot';

const stats = (edges: number[], counts: number[]) => ({
  count: counts.reduce((all, one) => all + one, 0),
  min: 0,
  p50: 0,
  p95: 0,
  p99: 0,
  max: 0,
  mean: 0,
  scale: 'linear' as const,
  buckets: counts.map((count, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, count })),
});

test('the tallest bar fills the height and a single log is still seen', () => {
  const { bars } = plotNumbers(stats([0, 10, 20, 30], [1000, 0, 1]), 300, 100);
  expect(bars.map(({ height }) => height)).toEqual([100, 0, 2]);
  expect(bars.map(({ x }) => x)).toEqual([0, 100, 200]);
});

test('a value stands over its own bucket, on a scale by factors too', () => {
  const { positionOf } = plotNumbers(stats([1, 10, 100, 1000], [1, 1, 1]), 300, 100);
  expect(positionOf(10)).toBe(100);
  expect(positionOf(55)).toBe(150);
  expect(positionOf(5000)).toBe(300);
});

test('one single value stands in the middle', () => {
  expect(plotNumbers(stats([5, 5], [3]), 300, 100).positionOf(5)).toBe(150);
});
