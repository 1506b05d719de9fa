/** What the three searches of the page (lines, histogram, fields) share; their keys and results agree by it. */
export interface LogSearchInput {
  q: string;
  /** ISO 8601 with nanoseconds. */
  from: string;
  to: string;
  /** Grows with every refresh, so that a repeated search is a new one. */
  anchorMs: number;
}

/** Under it every query of /logs lives in the cache; cancelling it cancels them all. */
export const LOG_QUERIES = ['logs'] as const;

/** Half an hour: long enough to read a trace and come back to the same list. */
export const LOG_CACHE_MS = 30 * 60_000;
