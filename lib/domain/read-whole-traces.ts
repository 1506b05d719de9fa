import type { RequestContext } from '../contracts/context';
import { traceIdOf } from '../contracts/keys';
import type { Span } from '../contracts/trace';
import { getManyTraceRows } from '../store/spans/get-many-trace-rows';
import { spanOfRow } from '../store/spans/span-row';
import { readStreams } from '../store/streams/read-streams';
import type { TraceRef } from './matching-traces';

const MAX_SPANS_EACH = 20_000;
const MAX_SPANS = 60_000;
const SPANS_A_STATEMENT = 10_000;
/** Of stored values; then no further batch of traces is read. */
const MAX_BYTES = 32 * 1024 * 1024;
const STATEMENT_MS = 10_000;

/** One trace with its spans by start time, at most 20,000. */
export interface WholeTrace {
  traceId: string;
  spans: Span[];
  /** How many it has that are not here. */
  missing: number;
}

export interface WholeTraces {
  traces: WholeTrace[];
  /** Traces that are not here, because all of them would have been too much for one answer. */
  leftOut: number;
}

/**
 * The spans of several traces, in the order of `refs`: at most 60,000 in all, and about 64 MiB. From the first on
 * for which there is no room traces are left out and counted. Throws AppError `timeout`, `canceled`, `unavailable`.
 */
export async function readWholeTraces(ctx: RequestContext, refs: readonly TraceRef[]): Promise<WholeTraces> {
  const { batches, leftOut } = planBatches(refs);
  const traces: WholeTrace[] = [];
  let read = 0;
  for (const [at, batch] of batches.entries()) {
    if (read > MAX_BYTES) {
      return { traces, leftOut: leftOut + batches.slice(at).reduce((sum, { length }) => sum + length, 0) };
    }
    const { rows, bytes } = await getManyTraceRows(ctx, batch, {
      spansEach: MAX_SPANS_EACH,
      timeoutMs: STATEMENT_MS,
    });
    read += bytes;
    const streams = await readStreams(
      ctx,
      rows.map((row) => row.stream_id),
    );
    const byTrace = new Map<string, Span[]>();
    for (const row of rows) {
      const id = row.trace_text ?? traceIdOf(row.trace_key);
      const spans = byTrace.get(id);
      const span = spanOfRow(row, streams.get(row.stream_id));
      if (spans) spans.push(span);
      else byTrace.set(id, [span]);
    }
    for (const { traceId, spanCount } of batch) {
      const spans = byTrace.get(traceId) ?? [];
      traces.push({ traceId, spans, missing: Math.max(0, spanCount - spans.length) });
    }
  }
  return { traces, leftOut };
}

function planBatches(refs: readonly TraceRef[]): { batches: TraceRef[][]; leftOut: number } {
  const batches: TraceRef[][] = [];
  let [all, inBatch] = [0, Number.POSITIVE_INFINITY];
  for (const [at, ref] of refs.entries()) {
    const spans = Math.min(ref.spanCount, MAX_SPANS_EACH);
    if (all > 0 && all + spans > MAX_SPANS) return { batches, leftOut: refs.length - at };
    const last = batches.at(-1);
    if (!last || inBatch + spans > SPANS_A_STATEMENT) {
      batches.push([ref]);
      inBatch = 0;
    } else last.push(ref);
    all += spans;
    inBatch += spans;
  }
  return { batches, leftOut: 0 };
}
