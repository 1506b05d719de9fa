import type { FigureSeries } from '../panel-figures';

export interface TopRow {
  series: FigureSeries;
  /** 0 … 1: length of the bar. */
  share: number;
}

/** A bar a series, as long as its value among the greatest; what stands for all others comes last and sets no scale. */
export function topRows(series: readonly FigureSeries[]): TopRow[] {
  const named = series.filter(({ of }) => !of.isOther);
  const greatest = (named.length > 0 ? named : series).reduce(
    (most, { value }) => Math.max(most, Math.abs(value ?? 0)),
    0,
  );
  const rows = series.map((one) => ({
    series: one,
    share: greatest === 0 ? 0 : Math.min(1, Math.abs(one.value ?? 0) / greatest),
  }));
  return [...rows.filter((row) => !row.series.of.isOther), ...rows.filter((row) => row.series.of.isOther)];
}

/** Of a row, and of the bar in it: few rows in a tall panel are larger, but no giants. */
const SIZES = [
  { rowPx: 48, barPx: 12 },
  { rowPx: 38, barPx: 8 },
] as const;
const SMALL = { rowPx: 26, barPx: 4 } as const;
const PAD_PX = 6;

/** How high rows and their bars are drawn, that as many as there are fit where they can. */
export function topSizes(rows: number, height: number): { rowPx: number; barPx: number } {
  return SIZES.find(({ rowPx }) => rows * rowPx <= height - PAD_PX) ?? SMALL;
}
