/** What the caller counts of a pattern's lines. */
export interface Tally<Stats> {
  create(): Stats;
  /** Adds what `from` counted to `into`. */
  merge(into: Stats, from: Stats): void;
}
