import { area, line } from 'd3';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import { type ChartSeries, type ChartTimes, chartBuckets, partEnds } from './chart-series';
import { type StackBands, stackSeries } from './stack-series';
import { tickBase } from './tick-base';
import { type ValueAxis, type ValueScale, valueScale } from './value-scale';

/** `bands`: lines with the ground filled from each series to the next. */
export type SeriesDraw = 'lines' | 'areas' | 'stacked-areas' | 'stacked-bars' | 'bands';

export interface PlotBucket {
  fromMs: number;
  toMs: number;
  isPart: boolean;
  x: number;
  width: number;
}

export interface PlotShape {
  id: string;
  color: string;
  /** SVG path of the line, or of the upper edge; empty for bars. */
  line: string;
  /** The same into an interval that the range cuts: that it holds less says nothing. */
  part: string;
  /** SVG path of the filled ground. */
  fill: string;
  bars: { x: number; y: number; width: number; height: number }[];
  /** Values without a neighbour, which no line shows. */
  dots: { x: number; y: number }[];
  /** SVG path of the period before. */
  ghost: string;
}

export interface PlotLayout {
  buckets: PlotBucket[];
  shapes: PlotShape[];
  scale: ValueScale;
  /** Where a value of a series is drawn; null: nowhere. */
  yOf: (series: number, bucket: number) => number | null;
}

interface Place {
  x: number;
  from: number | null;
  to: number | null;
}

const LEAST_BAR_PX = 1.5;

/** The value axis of series over time: known before the width is, of which its labels take some. */
export function plotScale(
  series: readonly ChartSeries[],
  times: ChartTimes,
  draw: SeriesDraw,
  axis: ValueAxis,
  height: number,
  thresholds: readonly number[] = [],
  format?: NumberFormat,
): ValueScale {
  const buckets = times.startsMs.length;
  const bands = bandsOf(series, draw, buckets);
  const values = allValues(series, bands, ghostsOf(series, draw, buckets));
  const baseOf = format && ((size: number) => tickBase(format, size));
  return valueScale(values, axis, height, thresholds, baseOf);
}

/** Series over time in a plot of `width` px. Straight from value to value: nobody measured a curve. */
export function layoutPlot(
  series: readonly ChartSeries[],
  times: ChartTimes,
  draw: SeriesDraw,
  scale: ValueScale,
  width: number,
): PlotLayout {
  const perMs = times.toMs > times.fromMs ? width / (times.toMs - times.fromMs) : 0;
  const buckets = chartBuckets(times).map((bucket) => ({
    ...bucket,
    x: (bucket.fromMs - times.fromMs) * perMs,
    width: (bucket.toMs - bucket.fromMs) * perMs,
  }));
  const bands = bandsOf(series, draw, buckets.length);
  const ghosts = ghostsOf(series, draw, buckets.length);
  const zero = Math.min(Math.max(0, scale.domain[0]), scale.domain[1]);
  const middle = (bucket: number) => {
    const at = buckets[bucket];
    return at ? at.x + at.width / 2 : 0;
  };
  const placesOf = (index: number): Place[] =>
    buckets.map((_, bucket) => {
      const band = bands?.[index]?.[bucket];
      if (band) return { x: middle(bucket), from: scale.yOf(band.from), to: scale.yOf(band.to) };
      const value = series[index]?.points[bucket] ?? null;
      const below = draw === 'bands' ? (series[index - 1]?.points[bucket] ?? value) : null;
      return {
        x: middle(bucket),
        from: scale.yOf(below ?? zero),
        to: value === null ? null : scale.yOf(value),
      };
    });
  /** As they are, flat over the width of each: a slope between wide buckets would tell of values that nobody measured. */
  const ownPlaces = ({ own }: ChartSeries): Place[] | null =>
    own === undefined
      ? null
      : chartBuckets(own.times).flatMap(({ fromMs, toMs }, index) => {
          const value = own.points[index] ?? null;
          const at = { from: scale.yOf(zero), to: value === null ? null : scale.yOf(value) };
          return [fromMs, toMs].map((ms) => ({ ...at, x: (ms - times.fromMs) * perMs }));
        });
  const ends = partEnds(times);
  const places = series.map((_, index) => placesOf(index));
  const shapes = series.map((one, index): PlotShape => {
    const { id, color } = one;
    const flat = ownPlaces(one);
    const own = flat ?? places[index] ?? [];
    const ghost = ghosts[index] ?? null;
    const drawn =
      draw === 'stacked-bars' ? null : flat ? { line: linePath(own), part: '' } : partedLine(own, ends);
    return {
      id,
      color,
      line: drawn?.line ?? '',
      part: drawn?.part ?? '',
      fill: draw === 'lines' || draw === 'stacked-bars' ? '' : areaPath(own),
      bars: draw === 'stacked-bars' ? barsOf(buckets, own) : [],
      dots: bands || flat ? [] : dotsOf(own),
      ghost:
        ghost === null
          ? ''
          : linePath(
              buckets.map((_, bucket) => {
                const value = ghost[bucket] ?? null;
                return { x: middle(bucket), from: null, to: value === null ? null : scale.yOf(value) };
              }),
            ),
    };
  });
  return {
    buckets,
    shapes,
    scale,
    yOf: (index, bucket) => {
      if ((series[index]?.points[bucket] ?? null) === null) return null;
      return places[index]?.[bucket]?.to ?? null;
    },
  };
}

/** Null: the series do not stand on one another. */
function bandsOf(series: readonly ChartSeries[], draw: SeriesDraw, buckets: number): StackBands | null {
  if (!isStacked(draw)) return null;
  return stackSeries(
    series.map(({ points }) => points),
    buckets,
  );
}

export function isStacked(draw: SeriesDraw): boolean {
  return draw === 'stacked-areas' || draw === 'stacked-bars';
}

/** What each series is compared with; stacks as a whole have one line, over all of them. */
function ghostsOf(
  series: readonly ChartSeries[],
  draw: SeriesDraw,
  buckets: number,
): (readonly (number | null)[] | null)[] {
  if (!isStacked(draw)) return series.map(({ before }) => before?.points ?? null);
  const compared = series.filter(({ before }) => before !== null);
  if (compared.length === 0) return series.map(() => null);
  const sums = Array.from({ length: buckets }, (_, bucket) =>
    compared.reduce((sum, { before }) => sum + (before?.points[bucket] ?? 0), 0),
  );
  return series.map((_, index) => (index === series.length - 1 ? sums : null));
}

function* allValues(
  series: readonly ChartSeries[],
  bands: StackBands | null,
  ghosts: readonly (readonly (number | null)[] | null)[],
): Generator<number> {
  for (const [index, { points }] of series.entries()) {
    for (const [bucket, value] of points.entries()) {
      const band = bands?.[index]?.[bucket];
      if (band) {
        yield band.from;
        yield band.to;
      } else if (value !== null) yield value;
    }
  }
  for (const ghost of ghosts) for (const value of ghost ?? []) if (value !== null) yield value;
}

function linePath(places: readonly Place[]): string {
  return (
    line<Place>()
      .defined(({ to }) => to !== null)
      .x(({ x }) => x)
      .y(({ to }) => to ?? 0)(places) ?? ''
  );
}

/** A line whose ends, where the range cuts their intervals, are drawn apart. */
function partedLine(
  places: readonly Place[],
  { first, last }: { first: boolean; last: boolean },
): { line: string; part: string } {
  const whole = places.map((place, index) =>
    (first && index === 0) || (last && index === places.length - 1) ? { ...place, to: null } : place,
  );
  const parts = [...(first ? [places.slice(0, 2)] : []), ...(last ? [places.slice(-2)] : [])];
  return {
    line: linePath(whole),
    part: parts.map(linePath).join(''),
  };
}

function areaPath(places: readonly Place[]): string {
  return (
    area<Place>()
      .defined(({ to }) => to !== null)
      .x(({ x }) => x)
      .y0(({ from }) => from ?? 0)
      .y1(({ to }) => to ?? 0)(places) ?? ''
  );
}

function barsOf(buckets: readonly PlotBucket[], places: readonly Place[]): PlotShape['bars'] {
  return buckets.flatMap((bucket, index) => {
    const place = places[index];
    if (!place || place.to === null || place.from === null || place.to === place.from) return [];
    const [top, foot] = [Math.min(place.from, place.to), Math.max(place.from, place.to)];
    const tall = Math.max(foot - top, LEAST_BAR_PX);
    const gap = bucket.width > 3 ? 1 : 0;
    return [{ x: bucket.x, y: foot - tall, width: Math.max(0.5, bucket.width - gap), height: tall }];
  });
}

function dotsOf(places: readonly Place[]): PlotShape['dots'] {
  return places.flatMap(({ x, to }, index) => {
    const alone = (places[index - 1]?.to ?? null) === null && (places[index + 1]?.to ?? null) === null;
    return to !== null && alone ? [{ x, y: to }] : [];
  });
}
