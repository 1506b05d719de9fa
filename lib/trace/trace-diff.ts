/** One trace's part in a row of a diff: one span, or several repeated siblings summed up. Times are nanoseconds. */
export interface DiffSide {
  /** How many spans. */
  count: number;
  durationNs: number;
  selfNs: number;
  /** How long they alone held up their trace. */
  pathNs: number;
  errors: number;
  /** Of the first, and the end of the last, after the trace's start. */
  startNs: number;
  endNs: number;
  /** Key of the span that took longest. */
  key: string;
}

/** What sets the sides of a row apart. A row may be slower and have another number of errors. */
export type DiffMark = 'added' | 'missing' | 'slower' | 'faster' | 'count' | 'errors';

/** A place in the merged tree: spans of both traces with the same path of services and operations. */
export interface DiffRow {
  index: number;
  /** Index of the parent, -1 for a root. */
  parent: number;
  depth: number;
  /** Rows below are `[index + 1, subtreeEnd)`. */
  subtreeEnd: number;
  service: string;
  operation: string;
  a: DiffSide | null;
  b: DiffSide | null;
  marks: readonly DiffMark[];
  /** Whether a row below it has a mark. */
  differsBelow: boolean;
}

export interface TraceDiff {
  /** In drawing order. */
  rows: DiffRow[];
  spans: { a: number; b: number };
  /** Rows by mark. */
  counts: Record<DiffMark, number>;
  /** Longest of the two. */
  durationNs: number;
}
