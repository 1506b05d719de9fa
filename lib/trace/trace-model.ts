import type { Span } from '../contracts/trace';

/** Something odd about one span, told where the span is drawn. */
export type SpanWarning =
  | 'missing_parent'
  | 'cycle'
  | 'duplicate_id'
  | 'negative_duration'
  | 'starts_before_parent'
  | 'unreadable_time';

/**
 * One drawn span. Nodes are stored in drawing order (depth first, siblings by start), so a subtree is the run
 * `[index, subtreeEnd)`. Times are nanoseconds after the trace's start, exact as doubles up to 104 days.
 */
export interface TraceNode {
  index: number;
  /** The span id, made unique when several spans carry the same one. */
  key: string;
  span: Span;
  /** Index of the parent, -1 for a root. */
  parent: number;
  depth: number;
  startNs: number;
  endNs: number;
  durationNs: number;
  /** Own duration minus what its children cover of it; never negative. */
  selfNs: number;
  childCount: number;
  subtreeEnd: number;
  isError: boolean;
  /** True when a span below it failed: told on the row while it is closed. */
  hasErrorBelow: boolean;
  warnings: SpanWarning[];
}

export interface TraceModel {
  /** Epoch nanoseconds of the earliest span. */
  startEpochNs: bigint;
  durationNs: number;
  nodes: TraceNode[];
  /** Node index by `key`. */
  byKey: Map<string, number>;
  /** Indexes of the roots, by start. */
  roots: number[];
  maxDepth: number;
  errorCount: number;
  /** Distinct services with their span and error counts, most spans first. */
  services: { name: string; spanCount: number; errorCount: number }[];
  /** Sentences about the trace as a whole, for people. */
  warnings: string[];
}
