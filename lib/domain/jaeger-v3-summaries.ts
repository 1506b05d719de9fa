import { readJaegerV3Query } from '../compat/jaeger/read-v3-query';
import type { RequestContext } from '../contracts/context';
import { jaegerMatching } from './jaeger-matching';
import { eachTraceModel } from './trace-models';

/** Source: jaegertracing/jaeger-idl, proto/api_v3/query_service.proto, TraceSummary. */
export interface JaegerTraceSummary {
  traceId: string;
  rootServiceName: string;
  rootOperationName: string;
  minStartTimeUnixNano: string;
  maxEndTimeUnixNano: string;
  spanCount: number;
  errorSpanCount: number;
  /** Not given for traces too large to be read for a list; so are services. */
  orphanSpanCount?: number;
  services?: { name: string; spanCount: number; errorSpanCount: number }[];
}

export interface JaegerSummaries {
  summaries: JaegerTraceSummary[];
  /** What is not here and why, for people; null: nothing is missing. */
  warning: string | null;
}

/** The newest traces that match, without their spans. Throws AppError `bad_request`, in Jaeger's words, `timeout`, `unavailable`. */
export async function jaegerV3Summaries(
  ctx: RequestContext,
  params: URLSearchParams,
): Promise<JaegerSummaries> {
  const found = await jaegerMatching(ctx, readJaegerV3Query(params));
  // Jaeger's readers take ids of 32 digits only; one other would cost them the whole list.
  const traces = found.traces.filter(({ traceId }) => /^[0-9a-f]{32}$/.test(traceId));
  const details = new Map<string, Pick<JaegerTraceSummary, 'orphanSpanCount' | 'services'>>();
  await eachTraceModel(ctx, traces, ({ traceKey }, { nodes, services }) => {
    details.set(traceKey, {
      orphanSpanCount: nodes.filter(({ warnings }) => warnings.includes('missing_parent')).length,
      services: services
        .map(({ name, spanCount, errorCount }) => ({ name, spanCount, errorSpanCount: errorCount }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  });
  const others = found.traces.length - traces.length;
  return {
    summaries: traces.map((trace) => ({
      traceId: trace.traceId,
      rootServiceName: trace.rootService ?? '',
      rootOperationName: trace.rootOperation ?? '',
      minStartTimeUnixNano: trace.startNs.toString(),
      maxEndTimeUnixNano: trace.endNs.toString(),
      spanCount: trace.spanCount,
      errorSpanCount: trace.errorCount,
      ...details.get(trace.traceKey),
    })),
    warning:
      others > 0
        ? `${others} traces are left out: their ids are not 32 hex digits`
        : found.stoppedAt === null
          ? null
          : 'the search took too long: earlier traces were not looked at',
  };
}
