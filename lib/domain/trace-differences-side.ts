import type { RequestContext } from '../contracts/context';
import { type FieldedSpan, readFieldedSpans } from '../store/spans-analysis/read-fielded-spans';
import type { StreamRow } from '../store/streams/read-streams';
import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import type { FieldedRow } from './differing-values';
import type { TraceRef } from './matching-traces';
import { operationOf, traceFieldValues } from './trace-differences-fields';
import { type OperationTime, operationTimes } from './trace-differences-own-time';

/** A trace is read whole or not at all, or a value of its other spans would seem to be missing. */
const SPANS_A_TRACE = 2_000;
const SPANS_A_SIDE = 24_000;
const TRACES_A_STATEMENT = 400;
const STATEMENT_MS = 5_000;

export interface ReadableTraces {
  traces: TraceRef[];
  tooLarge: number;
  /** Readable too, but beyond what one side may read. */
  left: number;
}

/** As many of these traces as may be read, in their order. */
export function takeReadable(found: readonly TraceRef[]): ReadableTraces {
  const traces: TraceRef[] = [];
  let [spans, tooLarge, left] = [0, 0, 0];
  for (const trace of found) {
    if (trace.spanCount > SPANS_A_TRACE) tooLarge++;
    else if (spans + trace.spanCount > SPANS_A_SIDE) left++;
    else {
      spans += trace.spanCount;
      traces.push(trace);
    }
  }
  return { traces, tooLarge, left };
}

export interface FieldedSide {
  rows: FieldedRow[];
  spans: number;
  /** Fields, `kind name`, of which one trace has several numbers. */
  several: Set<string>;
  /** Of each row, how long its operations ran. */
  times: Map<string, OperationTime>[];
}

/** These traces as their field values, each trace a witness of its own. Other requests run in between. */
export async function fieldTraces(
  ctx: RequestContext,
  { traces }: ReadableTraces,
  readStreams: (ids: Iterable<number>) => Promise<ReadonlyMap<number, StreamRow>>,
): Promise<FieldedSide> {
  const spansOf = new Map<string, FieldedSpan[]>(traces.map(({ traceKey }) => [traceKey, []]));
  let spans = 0;
  for (let at = 0; at < traces.length; at += TRACES_A_STATEMENT) {
    const read = await readFieldedSpans(ctx, traces.slice(at, at + TRACES_A_STATEMENT), STATEMENT_MS);
    spans += read.length;
    for (const span of read) spansOf.get(span.trace_key)?.push(span);
  }
  const streams = await readStreams(new Set([...spansOf.values()].flat().map((span) => span.stream_id)));
  const several = new Set<string>();
  const rows: FieldedRow[] = [];
  const times: FieldedSide['times'] = [];
  for (const [index, [unit, own]] of [...spansOf].entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    const fielded = traceFieldValues(own, streams);
    for (const field of fielded.several) several.add(field);
    rows.push({ unit, values: [fielded.values] });
    times.push(operationTimes(own, (span) => operationOf(span, streams.get(span.stream_id))));
  }
  return { rows, spans, several, times };
}
