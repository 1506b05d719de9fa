import type { NumberFormat } from '../contracts/dashboard/number-format';

export type SeriesKey = readonly (string | number | boolean)[];

/** Numbers of one series, of a period. `points` stand at `times`; null where there is no number. */
export interface SeriesFigures {
  /** Over the whole range. */
  value: number | null;
  times: readonly string[];
  points: readonly (number | null)[];
}

/** One line, bar or column of a panel. */
export interface ShownSeries extends SeriesFigures {
  /** The same for the same query and group, whatever else is shown. */
  id: string;
  /** The query or formula. */
  name: string;
  /** For a legend: the group where there are groups, and the query's label where there are several. */
  label: string;
  /** A value for each of `by`; empty: other, or not grouped. */
  key: SeriesKey;
  by: readonly string[];
  isOther: boolean;
  isFormula: boolean;
  /** Of its query or formula; null: the panel's. */
  format: NumberFormat | null;
  /** Whether its numbers are not exact, and to be marked so. */
  isApproximate: boolean;
  /** Whether all groups there are have a series. */
  isComplete: boolean;
  stepMs: number | null;
  /** Of the period compared with; null: none. */
  previous: SeriesFigures | null;
}
