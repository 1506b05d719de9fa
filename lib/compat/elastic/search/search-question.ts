import type { JsonValue } from '../document-of-log';
import type { FieldAsk } from './hit-fields';
import type { HighlightAsk } from './read-highlight';
import type { Sort } from './sort';
import type { SourceFilter } from './source-filter';

/** A search as it was asked for, its query and aggregations not read yet. */
export interface SearchQuestion {
  query: JsonValue | undefined;
  /** Narrows the hits, not the aggregations. */
  postFilter: JsonValue | undefined;
  aggs: JsonValue | undefined;
  from: number;
  size: number;
  sort: Sort;
  searchAfter: readonly JsonValue[] | null;
  /** Null: hits without `_source`. */
  source: SourceFilter | null;
  fields: readonly FieldAsk[];
  docvalueFields: readonly FieldAsk[];
  highlight: HighlightAsk | null;
  /** True: all are counted; false: none; a number: up to so many. */
  trackTotal: boolean | number;
  version: boolean;
  seqNo: boolean;
  timeoutMs: number | null;
  terminateAfter: number | null;
  pit: { id: string; keepAlive: string | null } | null;
}
