import { scaleLinear } from 'd3';

export interface TrendSeries {
  id: string;
  label: string;
  color: string;
  /** Bucket by bucket: counts, or shares of all logs of the bucket. */
  values: readonly number[];
}

export interface TrendBar {
  index: number;
  startMs: number;
  endMs: number;
  x: number;
  width: number;
  segments: { seriesId: string; y: number; height: number; value: number }[];
  total: number;
}

export interface TrendLayout {
  bars: TrendBar[];
  yTicks: { value: number; y: number }[];
}

const MIN_SEGMENT_PX = 1.5;

/** Stacks series bucket by bucket, the first at the bottom, in a box whose x axis runs over [fromMs, toMs). */
export function layoutTrend(
  series: readonly TrendSeries[],
  startsMs: readonly number[],
  box: { width: number; height: number; fromMs: number; toMs: number; bucketMs: number },
): TrendLayout {
  const { width, height, fromMs, toMs, bucketMs } = box;
  const totals = startsMs.map((_, index) => sum(series.map((one) => one.values[index] ?? 0)));
  const highest = Math.max(0, ...totals);
  const y = scaleLinear([0, highest > 0 ? highest : 1], [height, 0]).nice(4);
  const perMs = toMs > fromMs ? width / (toMs - fromMs) : 0;
  const bars = startsMs.map((bucketStart, index): TrendBar => {
    const startMs = Math.max(bucketStart, fromMs);
    const endMs = Math.min(bucketStart + bucketMs, toMs);
    const full = Math.max(0, (endMs - startMs) * perMs);
    const segments: TrendBar['segments'] = [];
    let base = height;
    for (const one of series) {
      const value = one.values[index] ?? 0;
      if (value <= 0) continue;
      const tall = Math.min(Math.max(height - y(value), MIN_SEGMENT_PX), base);
      base -= tall;
      segments.push({ seriesId: one.id, y: base, height: tall, value });
    }
    return {
      index,
      startMs,
      endMs,
      x: (startMs - fromMs) * perMs,
      width: Math.max(full - (full > 3 ? 1 : 0), 0.5),
      segments,
      total: totals[index] ?? 0,
    };
  });
  // Nothing has half an error: between whole numbers there is nothing to read off.
  const whole = totals.every(Number.isInteger);
  const yTicks = y
    .ticks(4)
    .filter((value) => value > 0 && highest > 0 && (!whole || Number.isInteger(value)))
    .map((value) => ({ value, y: y(value) }));
  return { bars, yTicks };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
