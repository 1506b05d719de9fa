import { scaleLinear } from 'd3';
import type { SeverityClass } from '@/lib/contracts/severity';
import { STACK_ORDER } from './severity-order';

export interface HistogramBucket {
  startMs: number;
  counts: Partial<Record<SeverityClass, number>>;
  total: number;
  /** The bucket in the same place of the period before; null when it was not asked for. */
  previous: number | null;
}

export interface HistogramBar {
  index: number;
  startMs: number;
  endMs: number;
  x: number;
  width: number;
  segments: { severity: SeverityClass; y: number; height: number; count: number }[];
  total: number;
}

export interface HistogramLayout {
  bars: HistogramBar[];
  /** Step line of the period before as an SVG path; null when there is none. */
  ghostPath: string | null;
  /** Upper end of the count axis: a round number. */
  maxCount: number;
  yTicks: { count: number; y: number }[];
}

/** A single count among thousands still has to be seen: errors most of all. */
const MIN_SEGMENT_PX = 1.5;

/** Places buckets as stacked bars in a box of `width` × `height` px whose x axis runs over [fromMs, toMs). */
export function layoutHistogram(
  buckets: readonly HistogramBucket[],
  box: { width: number; height: number; fromMs: number; toMs: number; bucketMs: number },
): HistogramLayout {
  const { width, height, fromMs, toMs, bucketMs } = box;
  const highest = Math.max(1, ...buckets.map((bucket) => Math.max(bucket.total, bucket.previous ?? 0)));
  const y = scaleLinear([0, highest], [height, 0]).nice(4);
  const maxCount = y.domain()[1] ?? highest;
  const perMs = toMs > fromMs ? width / (toMs - fromMs) : 0;
  const bars = buckets.map((bucket, index): HistogramBar => {
    // The first and last bucket may reach over the range's ends: only the part inside is drawn.
    const startMs = Math.max(bucket.startMs, fromMs);
    const endMs = Math.min(bucket.startMs + bucketMs, toMs);
    const left = (startMs - fromMs) * perMs;
    const full = Math.max(0, (endMs - startMs) * perMs);
    const gap = full > 3 ? 1 : 0;
    const segments = stackSegments(bucket, height, (count) => height - y(count));
    return {
      index,
      startMs,
      endMs,
      x: left,
      width: Math.max(full - gap, 0.5),
      segments,
      total: bucket.total,
    };
  });
  return { bars, ghostPath: ghost(buckets, bars, y), maxCount, yTicks: yTicks(y, maxCount) };
}

function stackSegments(
  bucket: HistogramBucket,
  height: number,
  heightOf: (count: number) => number,
): HistogramBar['segments'] {
  const segments: HistogramBar['segments'] = [];
  let base = height;
  for (const severity of STACK_ORDER) {
    const count = bucket.counts[severity] ?? 0;
    if (count <= 0) continue;
    const tall = Math.min(Math.max(heightOf(count), MIN_SEGMENT_PX), base);
    base -= tall;
    segments.push({ severity, y: base, height: tall, count });
  }
  return segments;
}

function ghost(
  buckets: readonly HistogramBucket[],
  bars: readonly HistogramBar[],
  y: (count: number) => number,
): string | null {
  if (!buckets.some((bucket) => (bucket.previous ?? 0) > 0)) return null;
  let path = '';
  for (const [index, bar] of bars.entries()) {
    const top = round(y(buckets[index]?.previous ?? 0));
    const right = bars[index + 1]?.x ?? bar.x + bar.width;
    path += `${path === '' ? 'M' : 'L'}${round(bar.x)},${top}H${round(right)}`;
  }
  return path;
}

function yTicks(y: (count: number) => number, maxCount: number): HistogramLayout['yTicks'] {
  const counts = maxCount >= 2 && Number.isInteger(maxCount / 2) ? [maxCount / 2, maxCount] : [maxCount];
  return counts.map((count) => ({ count, y: y(count) }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
