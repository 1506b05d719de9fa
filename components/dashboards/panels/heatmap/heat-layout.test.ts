import { expect, test } from 'vitest';
import type { HeatmapAnswer } from '@/lib/contracts/dashboard/panel-question';
import { heatOpacity } from './heat-colors';
import { countBetween, heatStep, heatSteps, heatTicks, layoutHeat } from './heat-layout';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('Z', '000000Z');
const ANSWER: HeatmapAnswer = {
  range: { from: iso(0), to: iso(40) },
  stepMs: 10_000,
  times: [iso(0), iso(10), iso(20), iso(30)],
  rows: [
    { from: null, to: 1 },
    { from: 1, to: 10 },
    { from: 10, to: 100 },
  ],
  counts: [
    [0, 0, 0, 1],
    [100, 3, 0, 0],
    [0, 0, 0, 2],
  ],
  total: 106,
  estimate: null,
  read: 'rows',
  diagnostics: [],
  tookMs: 1,
};

test('each count has the colour of its step: one stays visible beside a thousand', () => {
  const steps = heatSteps(1_000);
  expect(steps[0]).toBe(1);
  expect(heatStep(0, steps)).toBe(-1);
  expect(heatStep(1, steps)).toBe(0);
  expect(heatStep(1_000, steps)).toBe(steps.length - 1);
  for (const [index, from] of steps.entries()) expect(heatStep(from, steps)).toBe(index);
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  expect(heatOpacity(0, steps.length)).toBeGreaterThan(0.1);
  expect(heatOpacity(steps.length - 1, steps.length)).toBe(1);
});

test('where there is at most one in a cell there is one colour', () => {
  expect(heatSteps(1)).toEqual([1]);
  expect(heatSteps(0)).toEqual([]);
});

test('a point of the chart is the cell that is drawn there', () => {
  const layout = layoutHeat(ANSWER, 400, 300);
  expect(layout.placeAt(5, 150)).toEqual({ column: 0, row: 1 });
  expect(layout.countAt(layout.placeAt(5, 150))).toBe(100);
  expect(layout.placeAt(399, 0)).toEqual({ column: 3, row: 2 });
  expect(layout.placeAt(9_999, -50)).toEqual({ column: 3, row: 2 });
  expect(layout.extentOf({ column: 3, row: 2 }, { column: 2, row: 1 })).toEqual({
    x: 200,
    y: 0,
    width: 200,
    height: 200,
  });
});

test('a box holds the records of its cells', () => {
  expect(countBetween(ANSWER, { column: 0, row: 1 }, { column: 0, row: 1 })).toBe(100);
  expect(countBetween(ANSWER, { column: 3, row: 2 }, { column: 0, row: 0 })).toBe(106);
});

test('all cells that hold something are drawn once', () => {
  const { steps } = layoutHeat(ANSWER, 400, 300);
  expect(steps.join('').match(/M/g)).toHaveLength(4);
});

test('labels stand at edges of rows, and an open end has none', () => {
  expect(heatTicks(ANSWER, 300)).toEqual([
    { value: 1, y: 200 },
    { value: 10, y: 100 },
  ]);
});
