import type { Grouping } from '../logql/logql-ast';

export type SeriesLabels = ReadonlyMap<string, string>;

/** One line of a matrix: a value or null for each step. */
export interface Series {
  labels: SeriesLabels;
  values: (number | null)[];
}

/** Labels in one text, for maps; equal labels give equal keys. */
export function seriesKey(labels: SeriesLabels): string {
  return JSON.stringify([...labels]);
}

/** Sorted by name; what has no value is left out. */
export function sortLabels(pairs: Iterable<readonly [string, string]>): Map<string, string> {
  return new Map(
    [...pairs].filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) as [
      string,
      string,
    ][],
  );
}

/** What a grouping leaves of labels. */
export function groupLabels(labels: SeriesLabels, grouping: Grouping | null): Map<string, string> {
  if (grouping === null) return new Map();
  const named = new Set(grouping.labels);
  return sortLabels([...labels].filter(([name]) => named.has(name) !== grouping.without));
}
