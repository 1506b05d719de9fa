import { expect, test } from 'vitest';
import { layoutTrend } from './trend-layout';

const box = { width: 200, height: 100, fromMs: 0, toMs: 2000, bucketMs: 1000 };
const series = [
  { id: 'a', label: 'a', color: 'red', values: [30, 0] },
  { id: 'b', label: 'b', color: 'blue', values: [10, 80] },
];

test('series stack in order and fill the box to its round maximum', () => {
  const { bars, yTicks } = layoutTrend(series, [0, 1000], box);
  expect(bars[0]?.segments).toEqual([
    { seriesId: 'a', y: 62.5, height: 37.5, value: 30 },
    { seriesId: 'b', y: 50, height: 12.5, value: 10 },
  ]);
  expect(bars[1]?.segments).toEqual([{ seriesId: 'b', y: 0, height: 100, value: 80 }]);
  expect(bars.map((bar) => bar.total)).toEqual([40, 80]);
  expect(yTicks.map((tick) => tick.value)).toEqual([20, 40, 60, 80]);
});

test('shares and empty periods are drawn too', () => {
  const rates = layoutTrend([{ id: 'a', label: 'a', color: 'red', values: [0.02, 0.01] }], [0, 1000], box);
  expect(rates.bars[0]?.segments[0]?.height).toBe(100);
  const empty = layoutTrend([], [0, 1000], box);
  expect(empty.bars.flatMap((bar) => bar.segments)).toEqual([]);
});

test('the axis has no fractions of an error, and no marks where there is nothing', () => {
  const one = layoutTrend([{ id: 'a', label: 'a', color: 'red', values: [1, 0] }], [0, 1000], box);
  expect(one.yTicks.map((tick) => tick.value)).toEqual([1]);
  expect(layoutTrend([], [0, 1000], box).yTicks).toEqual([]);
  const rates = layoutTrend([{ id: 'a', label: 'a', color: 'red', values: [0.5, 1] }], [0, 1000], box);
  expect(rates.yTicks.length).toBeGreaterThan(1);
});
