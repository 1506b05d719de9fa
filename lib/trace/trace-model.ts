import type { Span } from '../contracts/trace';

/** What of a span is known without asking for all of it: enough to draw it and to compute with it. */
export type TraceSpan = Pick<
  Span,
  'spanId' | 'parentSpanId' | 'service' | 'name' | 'kind' | 'status' | 'statusMessage'
> & {
  /** host.id, host.ip or host.name of its resource; empty: none was sent. */
  host: string;
  /** When its events were: nanoseconds after the trace's start, ascending. */
  eventTimes: readonly number[];
  linkCount: number;
};

/** Something odd about one span, told where the span is drawn. */
export type SpanWarning =
  | 'missing_parent'
  | 'cycle'
  | 'duplicate_id'
  | 'negative_duration'
  | 'starts_before_parent'
  | 'unreadable_time'
  | 'far_away';

/**
 * One drawn span. Nodes are stored in drawing order (depth first, siblings by start), so a subtree is the run
 * `[index, subtreeEnd)`. Times are nanoseconds after the trace's start, exact as doubles up to 104 days.
 */
export interface TraceNode {
  index: number;
  /** The span id, made unique when several spans carry the same one. */
  key: string;
  span: TraceSpan;
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
  /** By how much its times were moved because a clock was wrong: added to the times as sent. */
  skewNs: number;
  warnings: SpanWarning[];
}

/** One kind of oddity of a trace and the spans that have it, in drawing order. */
export interface TraceIssue {
  kind: SpanWarning | 'several_roots' | 'no_duration';
  /** For people, counted. */
  text: string;
  indexes: number[];
}

/** How far the clock of one host, or of one service whose hosts are not known, is moved. */
export interface ClockOffset {
  service: string;
  /** Empty: the sender named none, and the service stands for it. */
  host: string;
  /** Added to its times; where it differs from branch to branch, the greatest. */
  offsetNs: number;
  spanCount: number;
}

/** Where nearly all of a trace happened, and the spans far from it. Nanoseconds after the trace's start. */
export interface MainStretch {
  fromNs: number;
  toNs: number;
  /** Node indexes, by start. */
  far: number[];
}

export interface TraceModel {
  /** Epoch nanoseconds of the earliest span. */
  startEpochNs: bigint;
  durationNs: number;
  nodes: TraceNode[];
  /** Node index by `key`. */
  byKey: { get: (key: string) => number | undefined };
  /** Indexes of the roots, by start. */
  roots: number[];
  maxDepth: number;
  errorCount: number;
  /** Distinct services with their span and error counts, most spans first. */
  services: { name: string; spanCount: number; errorCount: number }[];
  /** What is odd about it, by kind. */
  issues: TraceIssue[];
  /** The same as sentences, for people. */
  warnings: string[];
  /** Clocks that differ, whether they are corrected here or not. */
  clocks: ClockOffset[];
  /** True when times were moved so that the clocks agree. */
  skewCorrected: boolean;
  /** Where nearly all of it happened; null: nothing is far from the rest. */
  main: MainStretch | null;
}
