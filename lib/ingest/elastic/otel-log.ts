import { DOCUMENT_ID_ATTRIBUTE } from '../../contracts/elastic-document-id';
import type { LogRecord } from '../../contracts/telemetry';
import type { DecodeRun } from '../decode-run';
import { buildLog } from '../otlp/build-log';
import { isPlainObject, type RawObject, type RawValue } from '../raw-value';
import { collectorStream } from './collector-stream';
import { collectorTime } from './collector-time';
import { bagOf, countIn, objectIn, textIn } from './document-members';
import type { DocumentStreams } from './document-streams';

/**
 * Whether a document is a log as the OpenTelemetry Collector's elasticsearch exporter writes it in its mapping mode
 * `otel`: resource and scope apart, the body by its kind. Events of spans come so, too.
 */
export function isOtelLog(document: RawObject): boolean {
  return (
    isPlainObject(document.resource ?? null) &&
    (isPlainObject(document.scope ?? null) || 'observed_timestamp' in document)
  );
}

/** Such a document as a log record. Throws RecordError when its time cannot be read or stored. */
export function readOtelLog(
  document: RawObject,
  { index, id }: { index: string; id: string | null },
  streams: DocumentStreams,
  run: DecodeRun<LogRecord>,
): LogRecord {
  const attributes = bagOf(objectIn(document, 'attributes'), run.repairs);
  if (id !== null) attributes.put(DOCUMENT_ID_ATTRIBUTE, id);
  const eventName = textIn(document, 'event_name');
  return buildLog(
    {
      timeNs: collectorTime(document['@timestamp']),
      observedNs: collectorTime(document.observed_timestamp),
      severityNumber: countIn(document, 'severity_number'),
      severityText: textIn(document, 'severity_text'),
      body: bodyOf(document),
      traceId: textIn(document, 'trace_id').toLowerCase(),
      spanId: textIn(document, 'span_id').toLowerCase(),
      eventName,
      droppedAttributes: countIn(document, 'dropped_attributes_count'),
      attributes,
    },
    collectorStream(
      {
        index,
        resource: objectIn(objectIn(document, 'resource'), 'attributes'),
        scope: objectIn(document, 'scope'),
        dataStream: objectIn(document, 'data_stream'),
      },
      streams,
      run.repairs,
    ),
    run,
  );
}

/** `body_text` and `body_structured` are the names of before 2025. */
function bodyOf(document: RawObject): RawValue {
  const body = objectIn(document, 'body');
  return (
    body.text ?? body.structured ?? body.flattened ?? document.body_text ?? document.body_structured ?? null
  );
}
