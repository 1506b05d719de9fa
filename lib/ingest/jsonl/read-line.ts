import { normalizeSpanId, normalizeTraceId } from '../../contracts/ids';
import { severityNumberOf } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import { parseEpochNs } from '../../time/epoch';
import { parseIsoNs } from '../../time/iso';
import { timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import { idsOfTraceparent } from '../ids-of-traceparent';
import type { RawObject, RawValue } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { AttributeBag } from '../sanitize/attribute-bag';
import { bodyText } from '../sanitize/body-text';
import { capText } from '../sanitize/cap-text';
import { timeRefusal } from '../storable-time';
import type { LineSurroundings } from './line-surroundings';
import type { StreamCache } from './stream-cache';
import { TakenFields } from './taken-fields';

const TIME_FIELDS = ['@timestamp', 'timestamp', 'time', 'ts'];
const BODY_FIELDS = ['message', 'msg', 'body'];

/** Read only when no other field is the message: structlog's name for it, an object in ECS. */
const EVENT_FIELD = 'event';

/** The last four are what loggers of Python and Go say. */
const LEVEL_FIELDS = [
  'level',
  'severity',
  'severity_text',
  'severityText',
  'log.level',
  'levelname',
  'log_level',
  'loglevel',
  'lvl',
];

/**
 * One JSON object as a log record, under the names that services already write. Throws RecordError with the reason
 * when its time cannot be read or stored. What is not a well-known field becomes an attribute.
 * @param around what stands in for missing fields; with it no line is refused, a field that cannot be read is an attribute
 */
export function readLine(
  object: RawObject,
  streams: StreamCache,
  run: DecodeRun<LogRecord>,
  around: LineSurroundings | null = null,
): LogRecord {
  const fields = new TakenFields(object);
  const time = around === null ? readTime(fields, run) : (takeTime(fields, run) ?? around.time);
  const severityText = around === null ? fields.text(...LEVEL_FIELDS) : takeLevel(fields, around);
  const severityNumber = fields.text('severity_number', 'severityNumber');
  const stream = streams.get({
    service: fields.text('service', 'service.name', 'service_name') ?? around?.service ?? null,
    environment:
      fields.text(
        'deployment.environment.name',
        'deployment.environment',
        'service.environment',
        'environment',
        'env',
      ) ??
      around?.environment ??
      null,
    version: fields.text('service.version'),
    ...(around === null ? {} : { more: around.resource }),
  });
  const traceId = idText(fields.text('trace_id', 'traceId', 'trace.id', 'traceid'));
  const spanId = idText(fields.text('span_id', 'spanId', 'span.id', 'spanid'));
  // `log` is the message of Docker and Fluent Bit; in ECS it is an object that holds the level.
  const body = fields.value(() => true, ...BODY_FIELDS) ?? fields.text('log') ?? fields.text(EVENT_FIELD);
  const bag = new AttributeBag(run.repairs);
  for (const [key, value] of Object.entries(around?.attributes ?? {})) bag.put(key, value);
  fields.rest(bag);
  return {
    time: timeNs(time),
    observedTime: timeNs(run.nowNs),
    severityNumber: severity(severityNumber, severityText),
    severityText:
      severityText === null || /^\d+$/.test(severityText)
        ? null
        : capText(severityText, RECORD_LIMITS.nameBytes, 'severity text', run.repairs),
    ...bodyText(body ?? around?.message ?? null, run.repairs),
    ...idsOfTraceparent(
      {
        traceId: traceId === null ? null : normalizeTraceId(traceId),
        spanId: spanId === null ? null : normalizeSpanId(spanId),
      },
      bag.values,
    ),
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

/** The first time that can be read and stored; what cannot is left among the attributes. */
function takeTime(fields: TakenFields, run: DecodeRun<LogRecord>): bigint | null {
  let time: bigint | null = null;
  const storable = (value: RawValue) => {
    if (typeof value === 'object') return false;
    time = parseEpochNs(String(value)) ?? parseIsoNs(String(value));
    if (time === null || timeRefusal(time, run.nowNs) !== null) time = null;
    return time !== null;
  };
  if (fields.value(storable, ...TIME_FIELDS) === null && fields.has(...TIME_FIELDS)) {
    run.repairs.note('time that cannot be read or stored left as an attribute');
  }
  return time;
}

/** A level that is known as one; any other stays an attribute. */
function takeLevel(fields: TakenFields, around: LineSurroundings): string | null {
  const known = (value: RawValue) => typeof value !== 'object' && severityNumberOf(String(value)) !== 0;
  const level = fields.value(known, ...LEVEL_FIELDS);
  return level === null ? around.severityText : String(level);
}

function severity(number: string | null, text: string | null): number {
  const given = Number(number ?? 0);
  if (Number.isInteger(given) && given >= 1 && given <= 24) return given;
  return text === null ? 0 : severityNumberOf(text);
}
