/** A span that met a query: as much as finding its trace takes. */
export interface MatchedSpan {
  start_ns: bigint;
  duration_ns: bigint;
  trace_key: string;
  shard_key: number;
  span_key: bigint;
  trace_text: string | null;
  span_text: string | null;
}

export const MATCH_COLUMNS =
  't.start_ns, t.duration_ns, t.trace_key, t.shard_key, t.span_key, t.trace_text, t.span_text';

/** A span's place in a descending order by `rank` (its start or its duration, ns), then trace key, then span key. */
export interface SpanPosition {
  rank: bigint;
  traceKey: string;
  spanKey: bigint;
}

const MIN_INT8 = -(2n ** 63n);
const NIL = '00000000-0000-0000-0000-000000000000';

/** With a rank: only spans of a lower rank follow. */
export const BELOW = { traceKey: NIL, spanKey: MIN_INT8 };
