import type { AskingPanel, Panel, PanelOf } from '../contracts/dashboard/panel';
import type { SeriesKey } from './shown-series';

/** [from, to), ISO 8601. */
export interface MarkTimes {
  from: string;
  to: string;
}

/** Something drawn on a panel, as far as it says which records it stands for. */
export type Mark =
  /** A bar, a point of a line, a row of a table, a number: of a query, or of a formula (then of its first query). */
  | {
      kind: 'series';
      panel: AskingPanel;
      /** Name of the query or formula. */
      query: string;
      key: SeriesKey;
      isOther: boolean;
      /** The keys of all series of that query; other is none of these. */
      shown: readonly SeriesKey[];
      /** Whether these are all groups there are, as the series say; else the query is more cautious, and longer. */
      isComplete?: boolean;
      /** Null: the whole range. */
      times: MarkTimes | null;
    }
  /** What a query's groups leave out: records without one of the fields that it is grouped by. */
  | { kind: 'without'; panel: AskingPanel; query: string; times: MarkTimes | null }
  /** A cell of a heatmap: numbers in [from, to), null open. Null `row`: the whole column. */
  | {
      kind: 'cell';
      panel: PanelOf<'heatmap'>;
      row: { from: number | null; to: number | null } | null;
      times: MarkTimes | null;
    }
  /** A point of a percentile: the records at or above its value. Null: those with any number. */
  | { kind: 'percentile'; panel: PanelOf<'percentiles'>; value: number | null; times: MarkTimes | null }
  /** All that a list or panel rests on. */
  | { kind: 'all'; panel: Extract<Panel, { records: unknown }>; times: MarkTimes | null };

/** The times of a bucket, cut to the range. Buckets may be unequal (days in a zone): the next one's start ends it. */
export function bucketTimes(times: readonly string[], index: number, range: MarkTimes): MarkTimes {
  const start = times[index] ?? range.from;
  const end = times[index + 1] ?? range.to;
  const [, from = start] = [start, range.from].sort();
  const [to = end] = [end, range.to].sort();
  return { from, to };
}
