import { area, curveMonotoneX, line, scaleLinear } from 'd3';

export interface ChartSeries {
  id: string;
  label: string;
  color: string;
  /** Bucket by bucket; null where nothing was measured. */
  values: readonly (number | null)[];
  /** `area`: a line with its ground filled; `line` goes over others. */
  shape: 'bar' | 'area' | 'line';
}

export interface ChartBox {
  width: number;
  height: number;
  fromMs: number;
  toMs: number;
  bucketMs: number;
}

export interface ChartBucket {
  index: number;
  startMs: number;
  endMs: number;
  x: number;
  width: number;
}

export interface ChartLayout {
  buckets: ChartBucket[];
  shapes: {
    id: string;
    color: string;
    line: string;
    fill: string;
    bars: { x: number; y: number; width: number; height: number }[];
  }[];
  yTicks: { value: number; y: number }[];
}

const TOP = 12;

/** Lines, areas and bars over time from zero to a round maximum; a bucket is cut where the range cuts it. */
export function layoutChart(
  series: readonly ChartSeries[],
  startsMs: readonly number[],
  { width, height, fromMs, toMs, bucketMs }: ChartBox,
): ChartLayout {
  const highest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = scaleLinear([0, highest > 0 ? highest : 1], [height, TOP]).nice(3);
  const perMs = toMs > fromMs ? width / (toMs - fromMs) : 0;
  const buckets = startsMs.map((start, index): ChartBucket => {
    const startMs = Math.max(start, fromMs);
    const endMs = Math.max(startMs, Math.min(start + bucketMs, toMs));
    return { index, startMs, endMs, x: (startMs - fromMs) * perMs, width: (endMs - startMs) * perMs };
  });
  const shapes = series.map(({ id, color, shape, values }) => {
    const points = buckets.map((bucket, index) => ({
      x: bucket.x + bucket.width / 2,
      value: values[index] ?? null,
    }));
    const draw = line<(typeof points)[number]>()
      .defined(({ value }) => value !== null)
      .x(({ x }) => x)
      .y(({ value }) => y(value ?? 0))
      .curve(curveMonotoneX);
    const ground = area<(typeof points)[number]>()
      .defined(({ value }) => value !== null)
      .x(({ x }) => x)
      .y0(height)
      .y1(({ value }) => y(value ?? 0))
      .curve(curveMonotoneX);
    const bars =
      shape !== 'bar'
        ? []
        : buckets.flatMap((bucket, index) => {
            const value = values[index] ?? 0;
            if (value <= 0) return [];
            const top = Math.min(y(value), height - 1.5);
            const gap = bucket.width > 3 ? 1 : 0;
            return [{ x: bucket.x, y: top, width: Math.max(0.5, bucket.width - gap), height: height - top }];
          });
    return {
      id,
      color,
      line: shape === 'bar' ? '' : (draw(points) ?? ''),
      fill: shape === 'area' ? (ground(points) ?? '') : '',
      bars,
    };
  });
  const yTicks =
    highest > 0
      ? y
          .ticks(3)
          .filter((value) => value > 0)
          .map((value) => ({ value, y: y(value) }))
      : [];
  return { buckets, shapes, yTicks };
}
