import { expect, test } from 'vitest';
import { layoutChart } from './chart-layout';

const box = { width: 200, height: 112, fromMs: 500, toMs: 4000, bucketMs: 1000 };
const startsMs = [0, 1000, 2000, 3000];

test('buckets that the range cuts are drawn as wide as what is left of them', () => {
  const { buckets } = layoutChart([], startsMs, box);
  expect(buckets.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [500, 1000],
    [1000, 2000],
    [2000, 3000],
    [3000, 4000],
  ]);
  expect(buckets[0]?.x).toBe(0);
  const last = buckets[3];
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(200);
});

test('a line breaks where nothing was measured, and a zero has no bar', () => {
  const { shapes, yTicks } = layoutChart(
    [
      { id: 'p95', label: 'P95', color: 'x', shape: 'line', values: [100, null, 50, 100] },
      { id: 'errors', label: 'Errors', color: 'y', shape: 'bar', values: [0, 100, 0, 50] },
    ],
    startsMs,
    box,
  );
  expect(shapes[0]?.line.match(/M/g)).toHaveLength(2);
  expect(shapes[1]?.bars.map(({ height }) => Math.round(height))).toEqual([100, 50]);
  expect(yTicks.at(-1)?.value).toBe(100);
});

test('without a value there is nothing to read off', () => {
  expect(layoutChart([], startsMs, box).yTicks).toEqual([]);
});
