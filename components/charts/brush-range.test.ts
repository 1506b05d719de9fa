import { expect, test } from 'vitest';
import { brushToRange, rangeToExtent, timeAt } from './brush-range';

const box = { width: 100, fromMs: 500, toMs: 10_500, bucketMs: 1000 };

test('a brush covers whole buckets, whichever way it was drawn', () => {
  expect(brushToRange(21, 38, box)).toEqual({ fromMs: 2000, toMs: 5000 });
  expect(brushToRange(38, 21, box)).toEqual({ fromMs: 2000, toMs: 5000 });
});

test('it stays inside the chart', () => {
  expect(brushToRange(-50, 500, box)).toEqual({ fromMs: 500, toMs: 10_500 });
});

test('a click is not a brush', () => {
  expect(brushToRange(30, 32, box)).toBeNull();
  expect(brushToRange(0, 90, { ...box, width: 0 })).toBeNull();
});

test('positions and times agree', () => {
  const range = { fromMs: 3000, toMs: 8000 };
  const extent = rangeToExtent(range, box);
  expect(timeAt(extent.x, box)).toBe(3000);
  expect(timeAt(extent.x + extent.width, box)).toBe(8000);
});
