import { expect, test } from 'vitest';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { layoutScatter } from './scatter-layout';

const T0 = Date.UTC(2026, 10, 22);
const trace = (traceId: string, afterMs: number, durationNs: number) =>
  ({
    traceId,
    startTime: `${new Date(T0 + afterMs).toISOString().slice(0, -1)}000000Z`,
    durationNs: String(durationNs),
  }) as TraceSummary;
const traces = [trace('a', 0, 1e6), trace('b', 500, 1e8), trace('c', 1000, 5e9)];
const layout = layoutScatter(traces, { fromMs: T0, toMs: T0 + 1000 }, 100, 200);

test('later is further right, slower is higher, and all are inside', () => {
  expect(layout.points.map(({ x }) => x)).toEqual([0, 50, 100]);
  const ys = layout.points.map(({ y }) => y);
  expect(ys).toEqual(ys.toSorted((a, b) => b - a));
  for (const y of ys) {
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(200);
  }
});

test('the duration axis is marked at decades', () => {
  expect(layout.durationTicks.map(({ ns }) => Math.round(ns))).toEqual([1e6, 1e7, 1e8, 1e9]);
});

test('a drawn box holds the points under it and nothing else, and is drawn where it was', () => {
  const [, b] = layout.points;
  const box = layout.boxAt((b?.x ?? 0) + 5, (b?.y ?? 0) - 5, (b?.x ?? 0) - 5, (b?.y ?? 0) + 5);
  const inside = layout.points.filter(
    ({ atMs, durationNs }) =>
      atMs >= box.fromMs && atMs <= box.toMs && durationNs >= box.minNs && durationNs <= box.maxNs,
  );
  expect(inside.map((point) => point.trace.traceId)).toEqual(['b']);
  expect(layout.boxExtent(box).x).toBeCloseTo(45, 0);
  expect(layout.boxExtent(box).height).toBeCloseTo(10, 1);
});

test('a box down to the foot holds the shortest of all', () => {
  expect(layout.boxAt(0, 0, 100, 200).minNs).toBe(0);
});

test('one trace, none, and no duration are laid out too', () => {
  expect(layoutScatter([], { fromMs: 0, toMs: 0 }, 100, 200).points).toEqual([]);
  const [same] = layoutScatter([trace('y', 0, 5e8)], { fromMs: T0, toMs: T0 + 1000 }, 100, 200).points;
  expect(same?.y).toBeCloseTo(100);
  const [point] = layoutScatter([trace('z', 0, 0)], { fromMs: T0, toMs: T0 + 1000 }, 100, 200).points;
  expect(Number.isFinite(point?.y)).toBe(true);
});
