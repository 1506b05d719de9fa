import { mergeTrace } from '../compat/zipkin/merge-trace';
import { zipkinSpanOf } from '../compat/zipkin/zipkin-span-of';
import { zipkinTraceIdOf } from '../compat/zipkin/zipkin-trace-id';
import type { RequestContext } from '../contracts/context';
import type { ZipkinSpan } from '../contracts/zipkin-span';
import { AppError } from '../errors';
import { getTrace } from './get-trace';
import { readTraceId } from './read-trace-id';

const MOST_TRACES = 100;

/**
 * One trace as Zipkin tells it. Throws AppError `not_found` in Zipkin's words, and `payload_too_large` for more than
 * 20,000 spans: half a trace would look whole.
 */
export async function zipkinTrace(ctx: RequestContext, id: string): Promise<ZipkinSpan[]> {
  const traceId = zipkinTraceIdOf(readTraceId(id));
  const spans = await spansOf(ctx, traceId);
  if (spans === null) throw new AppError('not_found', `${traceId} not found`);
  return spans;
}

/**
 * Several traces, without those of which no span is stored. @param ids separated by commas. Throws as `zipkinTrace`, and
 * AppError `bad_request` in Zipkin's words.
 */
export async function zipkinManyTraces(ctx: RequestContext, ids: string): Promise<ZipkinSpan[][]> {
  if (ids === '') throw new AppError('bad_request', 'traceIds parameter is empty');
  const wanted = new Set<string>();
  for (const id of ids.split(',')) {
    const traceId = zipkinTraceIdOf(readTraceId(id));
    if (wanted.has(traceId)) throw new AppError('bad_request', `redundant traceId: ${id}`);
    wanted.add(traceId);
  }
  if (wanted.size === 1)
    throw new AppError('bad_request', 'Use /api/v2/trace/{traceId} endpoint to retrieve a single trace');
  if (wanted.size > MOST_TRACES)
    throw new AppError('bad_request', `more than ${MOST_TRACES} traceIds: ask several times`);
  const traces: ZipkinSpan[][] = [];
  let total = 0;
  for (const traceId of wanted) {
    const spans = await spansOf(ctx, traceId);
    if (spans === null) continue;
    total += spans.length;
    if (total > MOST_SPANS)
      throw new AppError('payload_too_large', `more than ${MOST_SPANS} spans: ask for fewer traces at once`);
    traces.push(spans);
  }
  return traces;
}

const MOST_SPANS = 60_000;

async function spansOf(ctx: RequestContext, traceId: string): Promise<ZipkinSpan[] | null> {
  try {
    const { spans, truncated, totalSpans } = await getTrace(ctx, traceId);
    if (!truncated) return mergeTrace(spans.map(zipkinSpanOf));
    const text = `${traceId} has ${totalSpans} spans, too many for one answer here: open it at /traces/${traceId}`;
    throw new AppError('payload_too_large', text);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
