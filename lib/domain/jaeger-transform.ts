import { type JaegerAnswer, type JaegerTrace, jaegerAnswer } from '../compat/jaeger/jaeger-model';
import { jaegerTraceOf } from '../compat/jaeger/jaeger-trace-of';
import type { SpanRecord } from '../contracts/telemetry';
import { SPAN_KINDS, SPAN_STATUSES, type Span } from '../contracts/trace';
import { AppError } from '../errors';
import { decodeOtlpSpans } from '../ingest/otlp/decode-spans';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';

/** OTLP JSON as Jaeger's JSON, nothing of it stored. Throws AppError `bad_request`. */
export function jaegerTransform(body: Uint8Array): JaegerAnswer<JaegerTrace[]> {
  const { records, rejections } = decodeOtlpSpans(body, 'json', nowNs());
  const [refused] = rejections;
  if (refused) throw new AppError('bad_request', `span ${refused.position + 1}: ${refused.reason}`);
  const traces = new Map<string, Span[]>();
  for (const record of records) {
    const spans = traces.get(record.traceId);
    if (spans) spans.push(spanOf(record));
    else traces.set(record.traceId, [spanOf(record)]);
  }
  return jaegerAnswer([...traces].map(([traceId, spans]) => jaegerTraceOf(traceId, spans)));
}

function spanOf({ stream, kind, status, start, durationNs, events, ...same }: SpanRecord): Span {
  return {
    ...same,
    kind: SPAN_KINDS[kind] ?? 'unspecified',
    status: SPAN_STATUSES[status] ?? 'unset',
    startTime: formatIsoNs(start),
    durationNs: durationNs.toString(),
    events: events.map(({ time, name, attributes }) => ({ time: formatIsoNs(time), name, attributes })),
    service: stream.service,
    environment: stream.environment,
    serviceVersion: stream.serviceVersion,
    resource: stream.resource,
    scope: { name: stream.scopeName, version: stream.scopeVersion, attributes: stream.scopeAttributes },
  };
}
