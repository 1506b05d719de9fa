import { expect, test } from 'vitest';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';
import { countInBox, layoutHeatmap } from './heatmap-layout';

const MS = 1_000_000;
/** Ten minutes from 12:00:30; rows 1-2, 2-4, 4-8 ms. */
const data: TraceHeatmapResponse = {
  firstTime: '2026-11-22T12:00:00.000000000Z',
  bucketMs: 60_000,
  columns: 11,
  bounds: [1, 2, 4, 8].map((ms) => String(ms * MS)),
  cells: [
    { column: 0, row: 0, count: 4, failed: 1 },
    { column: 3, row: 2, count: 100, failed: 0 },
    { column: 10, row: 1, count: 2, failed: 2 },
  ],
  total: 106,
  failed: 3,
  sample: null,
  range: { from: '2026-11-22T12:00:30.000000000Z', to: '2026-11-22T12:10:30.000000000Z' },
  diagnostics: [],
  tookMs: 1,
};
const layout = layoutHeatmap(data, 600, 90);

test('every cell is drawn inside the field, longer traces higher, and the place under it is its own', () => {
  for (const cell of layout.cells) {
    expect(cell.x).toBeGreaterThanOrEqual(0);
    expect(cell.x + cell.width).toBeLessThanOrEqual(600);
    expect(layout.placeAt(cell.x + cell.width / 2, cell.y + cell.height / 2)).toEqual({
      column: cell.column,
      row: cell.row,
    });
  }
  const [low, high] = layout.cells;
  expect(high?.y).toBeLessThan(low?.y ?? 0);
  expect(high?.strength).toBe(1);
});

test('a box of cells holds exactly the traces of these cells', () => {
  const box = layout.boxOf({ column: 0, row: 0 }, { column: 3, row: 2 });
  expect(countInBox(data, box)).toEqual({ count: 104, failed: 1 });
  expect(box.minNs).toBe(MS);
  expect(box.maxNs).toBe(8 * MS - 1);
  const one = layout.boxOf({ column: 10, row: 1 }, { column: 10, row: 1 });
  expect(countInBox(data, one)).toEqual({ count: 2, failed: 2 });
});

test('a box that cuts through cells has no count of cells', () => {
  const box = layout.boxOf({ column: 3, row: 2 }, { column: 3, row: 2 });
  expect(countInBox(data, { ...box, minNs: 5 * MS })).toBeNull();
  expect(countInBox(data, { ...box, toMs: box.toMs - 1 })).toBeNull();
});

test('a drawn box lies over its cells', () => {
  const cell = layout.cells[1];
  const extent = layout.extentOf(layout.boxOf({ column: 3, row: 2 }, { column: 3, row: 2 }));
  expect(extent.x).toBeCloseTo(cell?.x ?? -1);
  expect(extent.y).toBeCloseTo(cell?.y ?? -1);
  expect(extent.height).toBeCloseTo(30);
});

test('points beyond the field belong to its outermost cells', () => {
  expect(layout.placeAt(-50, 900)).toEqual({ column: 0, row: 0 });
  expect(layout.placeAt(9000, -9)).toEqual({ column: 10, row: 2 });
});

test('without traces there is no axis of durations', () => {
  expect(layout.durationTicks.length).toBeGreaterThan(1);
  expect(layoutHeatmap({ ...data, bounds: [], cells: [] }, 600, 90).durationTicks).toEqual([]);
});
