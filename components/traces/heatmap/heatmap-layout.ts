import { scaleLog } from 'd3';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceHeatmapResponse } from '@/lib/contracts/trace-heatmap';
import { timeMs } from '../search/time-ms';

/** A cell by its column of time and row of duration; row 0 is the shortest. */
export interface CellPlace {
  column: number;
  row: number;
}

export interface HeatCell extends CellPlace {
  count: number;
  failed: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 … 1: how strong it is drawn. */
  strength: number;
}

export interface HeatmapLayout {
  cells: HeatCell[];
  columns: number;
  rows: number;
  most: number;
  durationTicks: { ns: number; y: number }[];
  /** The place under a point, kept inside. */
  placeAt: (x: number, y: number) => CellPlace;
  cellAt: (place: CellPlace) => HeatCell | undefined;
  /** The box of all cells between two, both included. */
  boxOf: (a: CellPlace, b: CellPlace) => TraceBox;
  extentOf: (box: TraceBox) => { x: number; y: number; width: number; height: number };
}

/** The cells of a heatmap in a field of `width` × `height` px: time to the right, duration upwards on a log scale. */
export function layoutHeatmap(data: TraceHeatmapResponse, width: number, height: number): HeatmapLayout {
  const { bucketMs, columns } = data;
  const bounds = data.bounds.map(Number);
  const rows = Math.max(0, bounds.length - 1);
  const firstMs = timeMs(data.firstTime);
  const [fromMs, toMs] = [timeMs(data.range.from), timeMs(data.range.to)];
  const xOf = (ms: number) => ((ms - fromMs) / Math.max(1, toMs - fromMs)) * width;
  const rowPx = rows === 0 ? 0 : height / rows;
  // Nothing is 0 on a log scale: the lowest row gets an end as far below as the next is above.
  const lowest = bounds[0] || (bounds[1] ?? 1) ** 2 / (bounds[2] ?? 2);
  const yOf = scaleLog([lowest, bounds.at(-1) ?? 1], [height, 0]).clamp(true);
  const most = data.cells.reduce((top, { count }) => Math.max(top, count), 0);
  const left = (column: number) => Math.max(0, xOf(firstMs + column * bucketMs));
  const right = (column: number) => Math.min(width, xOf(firstMs + (column + 1) * bucketMs));
  const cells = data.cells.map(({ column, row, count, failed }) => ({
    column,
    row,
    count,
    failed,
    x: left(column),
    y: height - (row + 1) * rowPx,
    width: Math.max(1, right(column) - left(column) - 1),
    height: Math.max(1, rowPx - 1),
    strength: 0.22 + 0.78 * (Math.log1p(count) / Math.log1p(most)),
  }));
  const byPlace = new Map(cells.map((cell) => [`${cell.column} ${cell.row}`, cell]));
  return {
    cells,
    columns,
    rows,
    most,
    // Without traces no durations are known, so no axis is drawn.
    durationTicks: (rows === 0 ? [] : durationTicks(lowest, bounds.at(-1) ?? 1)).map((ns) => ({
      ns,
      y: yOf(ns),
    })),
    placeAt: (x, y) => ({
      column: clamp(
        Math.floor((fromMs + (x / Math.max(1, width)) * (toMs - fromMs) - firstMs) / bucketMs),
        columns,
      ),
      row: clamp(Math.floor((height - y) / Math.max(1, rowPx)), rows),
    }),
    cellAt: ({ column, row }) => byPlace.get(`${column} ${row}`),
    boxOf: (a, b) => ({
      fromMs: firstMs + Math.min(a.column, b.column) * bucketMs,
      toMs: firstMs + (Math.max(a.column, b.column) + 1) * bucketMs - 1,
      minNs: bounds[Math.min(a.row, b.row)] ?? 0,
      maxNs: (bounds[Math.max(a.row, b.row) + 1] ?? 1) - 1,
    }),
    extentOf: (box) => {
      const [x, end] = [Math.max(0, xOf(box.fromMs)), Math.min(width, xOf(box.toMs + 1))];
      const [y, foot] = [yOf(Math.max(1, box.maxNs + 1)), yOf(Math.max(1, box.minNs))];
      return { x, y, width: Math.max(1, end - x), height: Math.max(1, foot - y) };
    },
  };
}

/** Traces inside a box, where its sides run between cells; null where it cuts through some. */
export function countInBox(
  data: TraceHeatmapResponse,
  box: TraceBox,
): { count: number; failed: number } | null {
  const firstMs = timeMs(data.firstTime);
  const sum = { count: 0, failed: 0 };
  for (const { column, row, count, failed } of data.cells) {
    const startMs = firstMs + column * data.bucketMs;
    const time = part(startMs, startMs + data.bucketMs, box.fromMs, box.toMs + 1);
    const duration = part(Number(data.bounds[row]), Number(data.bounds[row + 1]), box.minNs, box.maxNs + 1);
    if (time === 'none' || duration === 'none') continue;
    if (time === 'some' || duration === 'some') return null;
    sum.count += count;
    sum.failed += failed;
  }
  return sum;
}

/** How much of [from, to) lies in [low, high). */
function part(from: number, to: number, low: number, high: number): 'all' | 'some' | 'none' {
  if (to <= low || from >= high) return 'none';
  return from >= low && to <= high ? 'all' : 'some';
}

/** Decades, with 2 and 5 between them where there are few. */
function durationTicks(low: number, high: number): number[] {
  const digits = high / low > 2000 ? [1] : high / low > 60 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    for (const digit of digits) {
      const ns = digit * 10 ** power;
      if (ns >= low && ns <= high) ticks.push(ns);
    }
  }
  return ticks;
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(0, count - 1), Math.max(0, value));
}
