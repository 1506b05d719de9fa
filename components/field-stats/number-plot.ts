import { scaleLinear } from 'd3';
import type { NumberStats } from '@/lib/contracts/log-stats';

export interface PlotBar {
  x: number;
  width: number;
  y: number;
  height: number;
  bucket: NumberStats['buckets'][number];
}

export interface NumberPlot {
  bars: PlotBar[];
  /** Where a value stands, in px from the left. */
  positionOf: (value: number) => number;
}

/** Bars of equal width, one a bucket, whatever the scale: what lies inside a bucket is spread evenly over it. */
export function plotNumbers({ buckets }: NumberStats, width: number, height: number): NumberPlot {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const step = width / Math.max(1, buckets.length);
  const heightOf = scaleLinear([0, most], [0, height]);
  const bars = buckets.map((bucket, index) => {
    // One log among many is still to be seen.
    const tall = bucket.count === 0 ? 0 : Math.max(2, heightOf(bucket.count));
    return { x: index * step, width: Math.max(1, step - 1), y: height - tall, height: tall, bucket };
  });
  const edges = buckets.length === 0 ? [] : [...buckets.map(({ from }) => from), buckets.at(-1)?.to ?? 0];
  const spread = scaleLinear(
    edges,
    edges.map((_, index) => index * step),
  ).clamp(true);
  const isPoint = edges.length === 2 && edges[0] === edges[1];
  return { bars, positionOf: (value) => (isPoint ? width / 2 : spread(value)) };
}
