import { DOCUMENT_ID_ATTRIBUTE } from '../../contracts/elastic-document-id';
import { normalizeSpanId, normalizeTraceId } from '../../contracts/ids';
import type { LogRecord } from '../../contracts/telemetry';
import { timeNs } from '../../time/time-ns';
import type { DecodeRun } from '../decode-run';
import { idsOfTraceparent } from '../ids-of-traceparent';
import type { RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { bodyText } from '../sanitize/body-text';
import { capText } from '../sanitize/cap-text';
import type { DocumentStreams } from './document-streams';
import { takeTime } from './document-time';
import { FlatFields } from './flat-fields';
import { takeOrigin } from './origin-fields';
import { takeSeverity } from './severity-fields';

const BODY = ['message', 'log', 'msg', 'body', 'Body', 'MESSAGE', '@message'];
/** Says best what happened where there is no message; stays a field too. */
const BODY_LIKE = ['event.original', 'error.message', 'event.action'];
const TRACE = ['trace.id', 'trace_id', 'traceId', 'TraceId', 'traceid', 'traceID'];
const SPAN = ['span.id', 'span_id', 'spanId', 'SpanId', 'spanid', 'spanID'];
/** An Elastic APM transaction is a span; logs name it where they are outside of any other. */
const TRANSACTION = ['transaction.id'];

/**
 * One document as a log record, under the names of the Elastic Common Schema and those that services and shippers write.
 * What is not a well-known field becomes an attribute under its dotted name. Throws RecordError when its time cannot be
 * read or stored.
 */
export function readDocument(
  document: RawObject,
  { index, id }: { index: string; id: string | null },
  streams: DocumentStreams,
  run: DecodeRun<LogRecord>,
): LogRecord {
  const fields = new FlatFields(document, run.repairs);
  const time = takeTime(fields, run);
  const severity = takeSeverity(fields);
  const traceId = shortId(fields.take(TRACE));
  const spanId = shortId(fields.take(SPAN) ?? fields.peek(TRANSACTION));
  const body = takeBody(fields);
  const origin = takeOrigin(fields);
  const { stream, kept } = streams.get({ index, ...origin });
  if (!kept) Object.assign(fields.values, origin.resource);
  if (id !== null) fields.values[DOCUMENT_ID_ATTRIBUTE] = id;
  const ids = {
    traceId: traceId === null ? null : normalizeTraceId(traceId),
    spanId: spanId === null ? null : normalizeSpanId(spanId),
  };
  return {
    time: timeNs(time),
    observedTime: timeNs(run.nowNs),
    severityNumber: severity.number,
    severityText:
      severity.text === null
        ? null
        : capText(severity.text, RECORD_LIMITS.nameBytes, 'severity text', run.repairs),
    ...bodyText(body, run.repairs),
    ...idsOfTraceparent(ids, fields.values),
    attributes: fields.values,
    stream,
  };

  function shortId(text: string | null): string | null {
    return text === null ? null : capText(text, 256, 'trace or span id', run.repairs);
  }
}

function takeBody(fields: FlatFields) {
  const text = fields.take(BODY);
  if (text !== null) return text;
  const list = fields.values.message;
  if (Array.isArray(list)) {
    fields.remove('message');
    return list;
  }
  return fields.peek(BODY_LIKE);
}
