import { extent, scaleLinear, scaleLog } from 'd3';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { timeMs } from './time-ms';

export interface ScatterPoint {
  trace: TraceSummary;
  atMs: number;
  durationNs: number;
  x: number;
  y: number;
}

export interface ScatterLayout {
  points: ScatterPoint[];
  /** Marks of the duration axis, a decade each (or 1-2-5 where the range is short). */
  durationTicks: { ns: number; y: number }[];
  xOf: (ms: number) => number;
  /** A box in px as times and durations, as the address keeps it. */
  boxAt: (x0: number, y0: number, x1: number, y1: number) => TraceBox;
  boxExtent: (box: TraceBox) => { x: number; y: number; width: number; height: number };
}

/** Time × duration on a log scale, in a field of `width` × `height` px. Durations below 1 µs sit on the lowest line. */
export function layoutScatter(
  traces: readonly TraceSummary[],
  range: { fromMs: number; toMs: number },
  width: number,
  height: number,
): ScatterLayout {
  const placed = traces.map((trace) => ({
    trace,
    atMs: timeMs(trace.startTime),
    durationNs: Math.max(1000, Number(trace.durationNs)),
  }));
  const [shortest = 1e6, longest = 1e9] = extent(placed, ({ durationNs }) => durationNs);
  // At least a decade, so that traces of one duration stand in the middle and not on an edge.
  const middle = Math.sqrt(shortest * longest);
  const low = Math.min(shortest / 1.3, middle / Math.sqrt(10));
  const high = Math.max(longest * 1.3, middle * Math.sqrt(10));
  const x = scaleLinear([range.fromMs, Math.max(range.toMs, range.fromMs + 1)], [0, width]);
  const y = scaleLog([low, high], [height, 0]);
  const wide = high / low > 1000;
  const durationTicks = (placed.length === 0 ? [] : y.ticks())
    .filter((ns) => isRound(ns, wide ? [1] : [1, 2, 5]))
    .map((ns) => ({ ns, y: y(ns) }));
  return {
    points: placed.map((point) => ({ ...point, x: x(point.atMs), y: y(point.durationNs) })),
    durationTicks,
    xOf: (ms) => x(ms),
    boxAt: (x0, y0, x1, y1) => ({
      fromMs: Math.round(x.invert(Math.min(x0, x1))),
      toMs: Math.round(x.invert(Math.max(x0, x1))),
      // What is drawn on the foot may be shorter than that.
      minNs: Math.max(y0, y1) >= height ? 0 : Math.max(0, Math.round(y.invert(Math.max(y0, y1)))),
      maxNs: Math.round(y.invert(Math.min(y0, y1))),
    }),
    boxExtent: ({ fromMs, toMs, minNs, maxNs }) => {
      const top = y(Math.max(1, maxNs));
      return { x: x(fromMs), y: top, width: x(toMs) - x(fromMs), height: y(Math.max(1, minNs)) - top };
    },
  };
}

function isRound(ns: number, leading: readonly number[]): boolean {
  const lead = ns / 10 ** Math.floor(Math.log10(ns) + 1e-9);
  return leading.some((digit) => Math.abs(lead - digit) < 1e-6);
}
