import type { SpanRecord } from '../../contracts/telemetry';
import { type DecodeRun, RecordError } from '../decode-run';
import { buildSpan } from '../otlp/build-span';
import type { RawObject } from '../raw-value';
import { collectorStream } from './collector-stream';
import { membersBelow, objectIn } from './document-members';
import type { DocumentStreams } from './document-streams';
import { isOtelSpan, isPlainSpan } from './is-span-document';
import { otelSpan } from './otel-span';
import { plainSpan } from './plain-span';

/**
 * A document as a span, in the mapping modes `otel` and `none` of the OpenTelemetry Collector's elasticsearch exporter.
 * Throws RecordError when it is no such span, or one that cannot be stored.
 */
export function readSpanDocument(
  document: RawObject,
  index: string,
  streams: DocumentStreams,
  run: DecodeRun<SpanRecord>,
): SpanRecord {
  const dataStream = membersBelow(document, 'data_stream');
  if (isOtelSpan(document)) {
    const resource = objectIn(objectIn(document, 'resource'), 'attributes');
    const scope = objectIn(document, 'scope');
    const stream = collectorStream({ index, resource, scope, dataStream }, streams, run.repairs);
    return buildSpan(otelSpan(document, run.repairs), stream, run);
  }
  if (isPlainSpan(document)) {
    const resource = membersBelow(document, 'Resource');
    const scope = membersBelow(document, 'Scope');
    const stream = collectorStream({ index, resource, scope, dataStream }, streams, run.repairs);
    return buildSpan(plainSpan(document, run.repairs), stream, run);
  }
  throw new RecordError(
    `[${index}] takes spans, and this document is none that is read: send traces as OTLP, or with the elasticsearch exporter's mapping mode [otel]`,
  );
}
