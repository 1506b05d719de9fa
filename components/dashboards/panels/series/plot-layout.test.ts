import { describe, expect, test } from 'vitest';
import type { ChartSeries, ChartTimes } from './chart-series';
import { layoutPlot as layoutWith, plotScale, type SeriesDraw } from './plot-layout';
import { seriesNear } from './series-near';
import { stackSeries } from './stack-series';
import type { ValueAxis } from './value-scale';

const AXIS = { min: null, max: null, scale: 'linear' } as const;
const BOX = { width: 400, height: 200 };
const TIMES = { fromMs: 0, toMs: 40_000, startsMs: [0, 10_000, 20_000, 30_000], stepMs: 10_000 };

function series(id: string, points: (number | null)[], before?: (number | null)[]): ChartSeries {
  return {
    id,
    label: id,
    color: 'red',
    format: { unit: 'none', suffix: '', decimals: null },
    isApproximate: false,
    points,
    value: null,
    before: before ? { points: before, value: null } : null,
  };
}

function layoutPlot(
  all: readonly ChartSeries[],
  times: ChartTimes,
  draw: SeriesDraw,
  axis: ValueAxis,
  { width, height }: { width: number; height: number },
) {
  return layoutWith(all, times, draw, plotScale(all, times, draw, axis, height), width);
}

describe('lines', () => {
  test('are straight from value to value: nobody measured a curve', () => {
    for (const draw of ['lines', 'areas', 'stacked-areas', 'bands'] as const) {
      const { shapes } = layoutPlot([series('a', [0, 9, 0, 9], [1, 5, 1, 5])], TIMES, draw, AXIS, BOX);
      for (const path of shapes.flatMap(({ line, fill, ghost }) => [line, fill, ghost]))
        expect(path).toMatch(/^[MLZ\d.,-]*$/);
    }
  });

  test('a gap breaks the line, and a value alone between gaps is a dot', () => {
    const { shapes } = layoutPlot([series('a', [1, null, 3, null])], TIMES, 'lines', AXIS, BOX);
    expect(shapes[0]?.line.match(/M/g)).toHaveLength(2);
    expect(shapes[0]?.dots.map(({ x }) => x)).toEqual([50, 250]);
  });

  test('the first and last bucket stand where they lie in the range, and say that they are parts', () => {
    const cut = { fromMs: 5_000, toMs: 35_000, startsMs: [0, 10_000, 20_000, 30_000], stepMs: 10_000 };
    const { buckets } = layoutPlot([series('a', [1, 1, 1, 1])], cut, 'lines', AXIS, {
      width: 300,
      height: 99,
    });
    expect(buckets.map(({ x, width, isPart }) => [x, width, isPart])).toEqual([
      [0, 50, true],
      [50, 100, false],
      [150, 100, false],
      [250, 50, true],
    ]);
  });

  test('what is before has a line of its own, on the same scale', () => {
    const { shapes, scale } = layoutPlot(
      [series('a', [1, 2, 1, 2], [9, 9, 9, 9])],
      TIMES,
      'lines',
      AXIS,
      BOX,
    );
    expect(shapes[0]?.ghost).toContain('M50');
    expect(scale.domain[1]).toBeGreaterThanOrEqual(9);
  });
});

describe('stacks', () => {
  test('bars stand on one another and reach as high as their sum', () => {
    const { shapes, scale } = layoutPlot(
      [series('a', [1, 0, 2, 0]), series('b', [3, 0, null, 0])],
      TIMES,
      'stacked-bars',
      AXIS,
      BOX,
    );
    const [a] = shapes[0]?.bars ?? [];
    const [b] = shapes[1]?.bars ?? [];
    expect(a && b && b.y + b.height).toBeCloseTo(a?.y ?? Number.NaN);
    expect(b?.y).toBeCloseTo(scale.yOf(4));
    // Nothing is drawn of nothing.
    expect(shapes[0]?.bars).toHaveLength(2);
    expect(shapes[1]?.bars).toHaveLength(1);
  });

  test('a series without a value for a while lies on those below it, not on the base line', () => {
    const [, upper] = stackSeries(
      [
        [5, 5, -5],
        [0, null, 0],
      ],
      3,
    );
    expect(upper).toEqual([
      { from: 5, to: 5 },
      { from: 5, to: 5 },
      { from: 0, to: 0 },
    ]);
  });

  test('negative values go below zero', () => {
    const { scale, shapes } = layoutPlot(
      [series('in', [5, 5, 5, 5]), series('out', [-5, -5, -5, -5])],
      TIMES,
      'stacked-bars',
      AXIS,
      BOX,
    );
    expect(scale.domain[0]).toBeLessThanOrEqual(-5);
    expect(shapes[1]?.bars[0]?.y).toBeCloseTo(scale.yOf(0));
  });

  test('stacks are compared as a whole', () => {
    const { shapes, scale } = layoutPlot(
      [series('a', [1, 1, 1, 1], [10, 10, 10, 10]), series('b', [1, 1, 1, 1], [5, 5, 5, 5])],
      TIMES,
      'stacked-areas',
      AXIS,
      BOX,
    );
    expect(shapes.map(({ ghost }) => ghost !== '')).toEqual([false, true]);
    expect(scale.domain[1]).toBeGreaterThanOrEqual(15);
  });

  test('a click finds the band that it is in; of lines the nearest within reach', () => {
    const two = [series('a', [1, 1, 1, 1]), series('b', [3, 3, 3, 3])];
    const stacked = layoutPlot(two, TIMES, 'stacked-areas', AXIS, BOX);
    const at = (y: number) => seriesNear(two, stacked, { bucket: 0, y, stacked: true })?.id ?? null;
    expect(at(stacked.scale.yOf(0.5))).toBe('a');
    expect(at(stacked.scale.yOf(2))).toBe('b');
    expect(at(0)).toBeNull();
    const lines = layoutPlot(two, TIMES, 'lines', AXIS, BOX);
    const near = (y: number) => seriesNear(two, lines, { bucket: 0, y, stacked: false })?.id ?? null;
    expect(near(lines.scale.yOf(2.9))).toBe('b');
    expect(near(lines.scale.yOf(2))).toBeNull();
  });
});

test('bands reach from one percentile down to the one below it', () => {
  const { shapes } = layoutPlot(
    [series('p50', [10, 10, 10, 10]), series('p99', [20, 20, 20, 20])],
    TIMES,
    'bands',
    AXIS,
    BOX,
  );
  const heights = (path: string) => new Set([...path.matchAll(/[,\s](-?[\d.]+)(?=[LZ])/g)].map(([, y]) => y));
  // The lowest has no ground: nothing is known of what is below it.
  expect(heights(shapes[0]?.fill ?? '').size).toBe(1);
  expect(heights(shapes[1]?.fill ?? '').size).toBe(2);
});

describe('intervals that the range cuts', () => {
  const cut = { fromMs: 5_000, toMs: 31_000, startsMs: [0, 10_000, 20_000, 30_000], stepMs: 10_000 };

  test('the line into them is drawn apart, so that nobody reads a drop', () => {
    const { shapes } = layoutPlot([series('a', [3, 6, 6, 1])], cut, 'lines', AXIS, {
      width: 260,
      height: 99,
    });
    const xs = (path: string | undefined) => [...(path ?? '').matchAll(/[ML](-?[\d.]+)/g)].map((at) => at[1]);
    expect(xs(shapes[0]?.part)).toEqual(['25', '100', '200', '255']);
    expect(shapes[0]?.line).toContain('M100');
    expect(shapes[0]?.line).not.toContain('255');
  });

  test('whole ones are one line', () => {
    const { shapes } = layoutPlot([series('a', [3, 6, 6, 1])], TIMES, 'lines', AXIS, BOX);
    expect(shapes[0]?.part).toBe('');
    expect(shapes[0]?.line.match(/M/g)).toHaveLength(1);
  });
});

test('a value of a wider interval is flat over all of it', () => {
  const wide = {
    ...series('a', [6, 6, 2, 2]),
    own: {
      times: { ...TIMES, startsMs: [0, 20_000], stepMs: 20_000 },
      points: [6, 2],
      at: [0, 0, 1, 1],
    },
  };
  const { shapes, scale } = layoutPlot([wide], TIMES, 'lines', AXIS, BOX);
  const [high, low] = [6, 2].map((value) => scale.yOf(value));
  const places = [...(shapes[0]?.line ?? '').matchAll(/[ML]([\d.]+),([\d.]+)/g)];
  expect(places.map(([, x, y]) => [Number(x), Math.round(Number(y))])).toEqual([
    [0, Math.round(high ?? 0)],
    [200, Math.round(high ?? 0)],
    [200, Math.round(low ?? 0)],
    [400, Math.round(low ?? 0)],
  ]);
});
