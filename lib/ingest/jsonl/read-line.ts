import { normalizeSpanId, normalizeTraceId } from '../../contracts/ids';
import { severityNumberOf } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import { parseEpochNs } from '../../time/epoch';
import { parseIsoNs } from '../../time/iso';
import { timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import type { RawObject } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { AttributeBag } from '../sanitize/attribute-bag';
import { bodyText } from '../sanitize/body-text';
import { capText } from '../sanitize/cap-text';
import { timeRefusal } from '../storable-time';
import type { StreamCache } from './stream-cache';
import { TakenFields } from './taken-fields';

const TIME_FIELDS = ['@timestamp', 'timestamp', 'time', 'ts'];
const BODY_FIELDS = ['message', 'msg', 'body'];

/**
 * One JSON object as a log record, under the names that services already write. Throws RecordError with the reason
 * when its time cannot be read or stored. What is not a well-known field becomes an attribute.
 */
export function readLine(object: RawObject, streams: StreamCache, run: DecodeRun<LogRecord>): LogRecord {
  const fields = new TakenFields(object);
  const time = readTime(fields, run);
  const severityText = fields.text('level', 'severity', 'severity_text', 'severityText', 'log.level');
  const severityNumber = fields.text('severity_number', 'severityNumber');
  const stream = streams.get({
    service: fields.text('service', 'service.name', 'service_name'),
    environment: fields.text(
      'deployment.environment.name',
      'deployment.environment',
      'service.environment',
      'environment',
      'env',
    ),
    version: fields.text('service.version'),
  });
  const traceId = idText(fields.text('trace_id', 'traceId', 'trace.id', 'traceid'));
  const spanId = idText(fields.text('span_id', 'spanId', 'span.id', 'spanid'));
  const body = fields.value(() => true, ...BODY_FIELDS);
  const bag = new AttributeBag(run.repairs);
  fields.rest(bag);
  return {
    time: timeNs(time),
    observedTime: timeNs(run.nowNs),
    severityNumber: severity(severityNumber, severityText),
    severityText:
      severityText === null || /^\d+$/.test(severityText)
        ? null
        : capText(severityText, RECORD_LIMITS.nameBytes, 'severity text', run.repairs),
    ...bodyText(body, run.repairs),
    traceId: traceId === null ? null : normalizeTraceId(traceId),
    spanId: spanId === null ? null : normalizeSpanId(spanId),
    attributes: bag.values,
    stream,
  };

  function idText(id: string | null): string | null {
    return id === null ? null : capText(id, 256, 'trace or span id', run.repairs);
  }
}

function readTime(fields: TakenFields, run: DecodeRun<LogRecord>): bigint {
  const text = fields.text(...TIME_FIELDS);
  if (text === null) {
    run.allTimed = false;
    return run.nowNs;
  }
  const time = parseEpochNs(text) ?? parseIsoNs(text);
  if (time === null) {
    throw new RecordError(`"${text.slice(0, 60)}" is no time: write ISO 8601 or an epoch number`);
  }
  const refusal = timeRefusal(time, run.nowNs);
  if (refusal !== null) throw new RecordError(refusal);
  return time;
}

function severity(number: string | null, text: string | null): number {
  const given = Number(number ?? 0);
  if (Number.isInteger(given) && given >= 1 && given <= 24) return given;
  return text === null ? 0 : severityNumberOf(text);
}
