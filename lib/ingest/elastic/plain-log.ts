import { DOCUMENT_ID_ATTRIBUTE } from '../../contracts/elastic-document-id';
import type { LogRecord } from '../../contracts/telemetry';
import type { DecodeRun } from '../decode-run';
import { buildLog } from '../otlp/build-log';
import type { RawObject, RawValue } from '../raw-value';
import { collectorStream } from './collector-stream';
import { collectorTime } from './collector-time';
import { bagOf, countIn, membersBelow, textIn } from './document-members';
import type { DocumentStreams } from './document-streams';

/**
 * Whether a document is a log as the OpenTelemetry Collector's elasticsearch exporter writes it in its mapping modes `none`
 * and `raw`: OpenTelemetry's own names.
 */
export function isPlainLog(document: RawObject): boolean {
  return 'TraceFlags' in document || 'SeverityNumber' in document;
}

/** Said by the record itself; in mode `raw` the attributes stand beside these. */
const OWN =
  /^(?:@timestamp|TraceId|SpanId|TraceFlags|SeverityText|SeverityNumber|(?:Body|Attributes|Resource|Scope|data_stream)(?:\..*)?)$/s;

/** Such a document as a log record. Throws RecordError when its time cannot be read or stored. */
export function readPlainLog(
  document: RawObject,
  { index, id }: { index: string; id: string | null },
  streams: DocumentStreams,
  run: DecodeRun<LogRecord>,
): LogRecord {
  const attributes = bagOf(membersBelow(document, 'Attributes'), run.repairs);
  for (const [name, value] of Object.entries(document)) if (!OWN.test(name)) attributes.put(name, value);
  if (id !== null) attributes.put(DOCUMENT_ID_ATTRIBUTE, id);
  const parts = {
    index,
    resource: membersBelow(document, 'Resource'),
    scope: membersBelow(document, 'Scope'),
    dataStream: membersBelow(document, 'data_stream'),
  };
  return buildLog(
    {
      timeNs: collectorTime(document['@timestamp']),
      observedNs: 0n,
      severityNumber: countIn(document, 'SeverityNumber'),
      severityText: textIn(document, 'SeverityText'),
      body: bodyOf(document),
      traceId: textIn(document, 'TraceId').toLowerCase(),
      spanId: textIn(document, 'SpanId').toLowerCase(),
      eventName: '',
      droppedAttributes: 0,
      attributes,
    },
    collectorStream(parts, streams, run.repairs),
    run,
  );
}

function bodyOf(document: RawObject): RawValue {
  const { Body: body = null } = document;
  if (body !== null) return body;
  const below = membersBelow(document, 'Body');
  return Object.keys(below).length === 0 ? null : below;
}
