import { type OtlpResourceSpans, otlpTracesOf } from '../compat/jaeger/otlp-traces-of';
import { readBoolean } from '../compat/jaeger/read-params';
import { readJaegerV3Query } from '../compat/jaeger/read-v3-query';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { jaegerMatching } from './jaeger-matching';
import { storedJaegerTrace } from './jaeger-trace';
import { readWholeTraces } from './read-whole-traces';

export interface JaegerV3Traces {
  resourceSpans: OtlpResourceSpans[];
  /** What is not here and why, for people; null: nothing is missing. */
  warning: string | null;
}

/** One trace. Throws AppError `bad_request`, `not_found`, in Jaeger's words. */
export async function jaegerV3Trace(
  ctx: RequestContext,
  id: string,
  params: URLSearchParams,
): Promise<JaegerV3Traces> {
  const raw = readBoolean(params, params.has('rawTraces') ? 'rawTraces' : 'raw_traces');
  const { spans, totalSpans } = await storedJaegerTrace(ctx, id);
  const missing = totalSpans - spans.length;
  return {
    resourceSpans: otlpTracesOf(spans, raw),
    warning: missing > 0 ? `${missing} more spans are stored, too many for one answer` : null,
  };
}

/** The newest traces that match. Throws AppError `bad_request`, `not_found`, in Jaeger's words, `timeout`, `unavailable`. */
export async function jaegerV3Traces(ctx: RequestContext, params: URLSearchParams): Promise<JaegerV3Traces> {
  const query = readJaegerV3Query(params);
  const found = await jaegerMatching(ctx, query);
  if (found.traces.length === 0) throw new AppError('not_found', 'No traces found');
  const { traces, leftOut } = await readWholeTraces(ctx, found.traces);
  const cut = traces.filter(({ missing }) => missing > 0).length;
  return {
    resourceSpans: traces.flatMap(({ spans }) => otlpTracesOf(spans, query.raw)),
    warning:
      leftOut > 0 || cut > 0
        ? `${leftOut} more traces match and ${cut} are not whole: too many spans for one answer`
        : found.stoppedAt === null
          ? null
          : 'the search took too long: earlier traces were not looked at',
  };
}
