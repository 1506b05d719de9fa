import {
  type JaegerAnswer,
  type JaegerError,
  type JaegerTrace,
  jaegerAnswer,
} from '../compat/jaeger/jaeger-model';
import { jaegerTraceIdFault, jaegerTraceIdOf, readJaegerTraceId } from '../compat/jaeger/jaeger-trace-id';
import { jaegerTraceOf } from '../compat/jaeger/jaeger-trace-of';
import type { RequestContext } from '../contracts/context';
import { normalizeTraceId } from '../contracts/ids';
import type { TraceResponse } from '../contracts/trace';
import { AppError } from '../errors';
import { getTrace } from './get-trace';

const MOST_IDS = 100;
const MOST_SPANS = 60_000;
const NOT_FOUND = 'trace not found';

/** One trace. Throws AppError `bad_request` for an id that is none, `not_found`, in Jaeger's words. */
export async function jaegerTrace(ctx: RequestContext, id: string): Promise<JaegerAnswer<JaegerTrace[]>> {
  return jaegerAnswer([traceOf(await storedJaegerTrace(ctx, id))]);
}

/** A trace by an id of Jaeger's API. Throws as `jaegerTrace`. */
export async function storedJaegerTrace(ctx: RequestContext, id: string): Promise<TraceResponse> {
  const trace = await findTrace(ctx, id);
  if (trace) return trace;
  const fault = jaegerTraceIdFault(readJaegerTraceId(id));
  throw fault === null ? new AppError('not_found', NOT_FOUND) : new AppError('bad_request', fault);
}

/** Several traces; of each that is not stored an error says so. Throws AppError `bad_request`. */
export async function jaegerTracesById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<JaegerAnswer<JaegerTrace[]>> {
  if (ids.length > MOST_IDS) throw new AppError('bad_request', `more than ${MOST_IDS} traceID parameters`);
  const traces: JaegerTrace[] = [];
  const errors: JaegerError[] = [];
  let spans = 0;
  for (const id of new Set(ids)) {
    const traceID = jaegerTraceIdOf(normalizeTraceId(readJaegerTraceId(id)) ?? id);
    const trace = spans > MOST_SPANS ? null : await findTrace(ctx, id);
    if (trace) {
      traces.push(traceOf(trace));
      spans += trace.spans.length;
    } else {
      const fault = jaegerTraceIdFault(readJaegerTraceId(id));
      if (fault !== null) throw new AppError('bad_request', `cannot parse traceID param: ${fault}`);
      errors.push({ msg: spans > MOST_SPANS ? 'too many spans for one answer' : NOT_FOUND, traceID });
    }
  }
  return jaegerAnswer(traces, { errors: errors.length > 0 ? errors : null });
}

function traceOf({ traceId, spans, totalSpans }: TraceResponse): JaegerTrace {
  const missing = totalSpans - spans.length;
  return jaegerTraceOf(
    traceId,
    spans,
    missing > 0 ? [`${missing} more spans are stored, too many for one answer`] : [],
  );
}

async function findTrace(ctx: RequestContext, id: string): Promise<TraceResponse | null> {
  const traceId = normalizeTraceId(readJaegerTraceId(id));
  if (traceId === null) return null;
  try {
    return await getTrace(ctx, traceId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
