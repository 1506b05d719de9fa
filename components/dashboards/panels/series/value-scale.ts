import { scaleLinear, scaleSymlog } from 'd3';

export interface ValueAxis {
  min: number | null;
  max: number | null;
  scale: 'linear' | 'log';
}

export interface ValueScale {
  /** Px from the top; values beyond the axis are held at its ends. */
  yOf: (value: number) => number;
  valueAt: (y: number) => number;
  domain: readonly [number, number];
  /** Above the base line. */
  ticks: { value: number; y: number }[];
}

const TOP_PX = 8;
const TICK_PX = 34;
/** A threshold this far above all values still widens the axis; one farther off would flatten them. */
const NEAR = 1.5;

/**
 * The y axis of a chart: from zero (or below, where values are) to a round end, unless `axis` says otherwise. `log` is
 * linear around zero (d3's symlog), so that zeros stay on the chart.
 * @param baseOf what ticks are round in, of the greatest value of the axis
 */
export function valueScale(
  values: Iterable<number>,
  axis: ValueAxis,
  height: number,
  thresholds: readonly number[] = [],
  baseOf: (size: number) => number = () => 1,
): ValueScale {
  let low = 0;
  let high = 0;
  let least = Number.POSITIVE_INFINITY;
  // Nothing is half an error: between whole numbers there is nothing to read off.
  let isWhole = true;
  for (const value of values) {
    if (!Number.isInteger(value)) isWhole = false;
    if (value < low) low = value;
    if (value > high) high = value;
    const size = Math.abs(value);
    if (size > 0 && size < least) least = size;
  }
  for (const from of thresholds) if (from > high && high > 0 && from <= high * NEAR) high = from;
  if (low === high) high = low + 1;
  const from = axis.min ?? low;
  const to = axis.max ?? (axis.scale === 'linear' ? high : high * 1.1);
  const ends = from < to ? ([from, to] as const) : ([from, from + 1] as const);
  const count = Math.max(1, Math.floor(height / TICK_PX));
  const range = [height, TOP_PX] as const;
  if (axis.scale === 'log') {
    const scale = scaleSymlog(ends, range)
      .constant(Number.isFinite(least) ? least : 1)
      .clamp(true);
    const ticks = logTicks(ends[0], ends[1], least, count);
    return finish(scale, scale.invert, ends, ticks);
  }
  const scale = scaleLinear(ends, range).clamp(true);
  const base = baseOf(Math.max(Math.abs(ends[0]), Math.abs(ends[1])));
  const inBase = scaleLinear([ends[0] / base, ends[1] / base], range);
  if (axis.min === null || axis.max === null) {
    const nice = inBase
      .nice(count)
      .domain()
      .map((end) => end * base);
    scale.domain([axis.min ?? nice[0] ?? from, axis.max ?? nice[1] ?? to]);
  }
  const [first = from, last = to] = scale.domain();
  const ticks = inBase
    .domain([first / base, last / base])
    .ticks(count)
    .map((value) => value * base)
    .filter((value) => !isWhole || Number.isInteger(value));
  return finish(scale, scale.invert, [first, last], ticks);
}

function finish(
  yOf: (value: number) => number,
  invert: (y: number) => number,
  domain: readonly [number, number],
  ticks: readonly number[],
): ValueScale {
  return {
    yOf: (value) => yOf(value),
    valueAt: (y) => invert(y),
    domain,
    ticks: ticks.filter((value) => value !== domain[0]).map((value) => ({ value, y: yOf(value) })),
  };
}

/** Powers of ten, thinned to about `count`, on both sides of zero. */
function logTicks(low: number, high: number, least: number, count: number): number[] {
  const first = Math.floor(Math.log10(Number.isFinite(least) ? least : 1));
  const last = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1e-300)));
  const step = Math.max(1, Math.ceil((last - first + 1) / count));
  const ticks: number[] = low < 0 ? [0] : [];
  for (let power = last; power >= first; power -= step) {
    for (const value of [10 ** power, -(10 ** power)]) if (value >= low && value <= high) ticks.push(value);
  }
  return ticks.sort((a, b) => a - b);
}
