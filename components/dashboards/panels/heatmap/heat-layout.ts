import { isoToMs } from '@/components/logs/log-time';
import type { HeatmapAnswer } from '@/lib/contracts/dashboard/panel-question';
import { chartBuckets } from '../series/chart-series';

/** A cell by its column of time and row of numbers; row 0 is the lowest. */
export interface HeatPlace {
  column: number;
  row: number;
}

export interface HeatColumn {
  fromMs: number;
  toMs: number;
  /** Cut by the range. */
  isPart: boolean;
  x: number;
  width: number;
}

export interface HeatLayout {
  columns: HeatColumn[];
  rows: number;
  rowPx: number;
  /** SVG path of all cells of each colour step, the faintest first. */
  steps: string[];
  /** Least count of each step. */
  stepFrom: number[];
  most: number;
  placeAt: (x: number, y: number) => HeatPlace;
  countAt: (place: HeatPlace) => number;
  /** Px of all cells between two, both included. */
  extentOf: (a: HeatPlace, b: HeatPlace) => { x: number; y: number; width: number; height: number };
}

const HEAT_STEPS = 6;

/**
 * The least count of each colour step, on a log scale from 1 to the greatest: rare values stay visible beside common ones.
 * Fewer steps where there are fewer different counts.
 */
export function heatSteps(most: number): number[] {
  if (most < 1) return [];
  const count = Math.min(HEAT_STEPS, Math.ceil(most));
  const from = Array.from({ length: count }, (_, step) =>
    Math.max(step + 1, Math.round(Math.exp((Math.log(most) * step) / Math.max(1, count)))),
  );
  return [...new Set(from)];
}

/** Which step a count has; -1: none, there is nothing. */
export function heatStep(count: number, stepFrom: readonly number[]): number {
  if (count <= 0) return -1;
  return Math.max(
    0,
    stepFrom.findLastIndex((from) => count >= from),
  );
}

/** The cells of a heatmap in `width` × `height` px: time to the right, numbers upwards, all rows alike high. */
export function layoutHeat(answer: HeatmapAnswer, width: number, height: number): HeatLayout {
  const fromMs = isoToMs(answer.range.from);
  const toMs = isoToMs(answer.range.to);
  const perMs = toMs > fromMs ? width / (toMs - fromMs) : 0;
  const times = { fromMs, toMs, startsMs: answer.times.map(isoToMs), stepMs: answer.stepMs };
  const columns = chartBuckets(times).map((bucket) => ({
    fromMs: bucket.fromMs,
    toMs: bucket.toMs,
    isPart: bucket.isPart,
    x: (bucket.fromMs - fromMs) * perMs,
    width: (bucket.toMs - bucket.fromMs) * perMs,
  }));
  const rows = answer.rows.length;
  const rowPx = rows === 0 ? 0 : height / rows;
  const most = answer.counts.reduce((top, row) => row.reduce((best, count) => Math.max(best, count), top), 0);
  const stepFrom = heatSteps(most);
  const paths: string[][] = stepFrom.map(() => []);
  for (const [row, counts] of answer.counts.entries()) {
    const y = height - (row + 1) * rowPx;
    const tall = Math.max(1, rowPx - (rowPx > 4 ? 1 : 0));
    for (const [column, count] of counts.entries()) {
      const at = columns[column];
      const step = heatStep(count, stepFrom);
      if (!at || step === -1) continue;
      const wide = Math.max(1, at.width - (at.width > 4 ? 1 : 0));
      paths[step]?.push(
        `M${at.x.toFixed(1)},${y.toFixed(1)}h${wide.toFixed(1)}v${tall.toFixed(1)}h${(-wide).toFixed(1)}Z`,
      );
    }
  }
  return {
    columns,
    rows,
    rowPx,
    steps: paths.map((path) => path.join('')),
    stepFrom,
    most,
    placeAt: (x, y) => {
      const column = columns.findIndex((at) => x < at.x + at.width);
      return {
        column: column === -1 ? Math.max(0, columns.length - 1) : column,
        row: Math.min(Math.max(0, rows - 1), Math.max(0, Math.floor((height - y) / Math.max(1, rowPx)))),
      };
    },
    countAt: ({ column, row }) => answer.counts[row]?.[column] ?? 0,
    extentOf: (a, b) => {
      const first = columns[Math.min(a.column, b.column)];
      const last = columns[Math.max(a.column, b.column)];
      const [low, high] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
      return {
        x: first?.x ?? 0,
        y: height - (high + 1) * rowPx,
        width: (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0),
        height: (high - low + 1) * rowPx,
      };
    },
  };
}

/** Counts of all cells between two places, both included. */
export function countBetween(answer: HeatmapAnswer, a: HeatPlace, b: HeatPlace): number {
  let sum = 0;
  for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row++) {
    for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column++) {
      sum += answer.counts[row]?.[column] ?? 0;
    }
  }
  return sum;
}

const LABEL_PX = 28;
/** A label nearer to the top would be cut. */
const HALF_LABEL_PX = 7;

/** Edges of rows that have room for a label: every second, fifth … where there are many. */
export function heatTicks(answer: HeatmapAnswer, height: number): { value: number; y: number }[] {
  const rows = answer.rows.length;
  const rowPx = height / Math.max(1, rows);
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, rowPx)));
  return answer.rows
    .flatMap(({ from }, row) =>
      from !== null && row > 0 && row % every === 0 ? [{ value: from, y: height - row * rowPx }] : [],
    )
    .filter(({ y }) => y >= HALF_LABEL_PX);
}
