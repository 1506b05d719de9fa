/** From and to of each bucket, for each series. */
export type StackBands = { from: number; to: number }[][];

/**
 * Series on top of one another, the first at the bottom; negative numbers below zero. Missing ones add nothing. Not d3's
 * diverging stack: that lays zeros on the base line, where an upper series would fall through the others.
 */
export function stackSeries(series: readonly (readonly (number | null)[])[], buckets: number): StackBands {
  const above = new Array<number>(buckets).fill(0);
  const below = new Array<number>(buckets).fill(0);
  return series.map((points) =>
    Array.from({ length: buckets }, (_, bucket) => {
      const value = points[bucket] ?? 0;
      const ends = value < 0 ? below : above;
      const from = ends[bucket] ?? 0;
      ends[bucket] = from + value;
      return { from, to: from + value };
    }),
  );
}
