import type { Attributes } from '../../contracts/attributes';
import type { LogRecord } from '../../contracts/telemetry';
import type { DecodeRun } from '../decode-run';
import type { LineSurroundings } from '../jsonl/line-surroundings';
import { readLine } from '../jsonl/read-line';
import type { StreamCache } from '../jsonl/stream-cache';
import type { RawObject } from '../raw-value';
import { timeRefusal } from '../storable-time';
import { jsonPayload } from './json-payload';
import { parseRfc3164 } from './parse-rfc3164';
import { parseRfc5424 } from './parse-rfc5424';
import { readPriority, type SyslogPriority } from './read-priority';
import type { SyslogFields } from './syslog-fields';

/** What stands around one syslog message. */
export interface SyslogArrival {
  /** Nanoseconds: the time of a message without one that can be used. */
  time: bigint;
  /** Who sent it, for a message that names no host; null when that is not known. */
  peer: string | null;
  /** IANA zone of times without an offset. */
  zone: string;
  /** Nanoseconds: a time without a year is the last such day that is not more than a day after this. */
  clock: bigint;
  environment: string | null;
  /** For a message that names no program. */
  service: string | null;
  /** Put before the message's own. */
  attributes: RawObject;
}

/**
 * One syslog message of either RFC as a log record; any text is one. Host and program become the resource's `host.name` and
 * the service, facility and the rest attributes, and structured data and JSON payloads fields of the record.
 */
export function readSyslog(
  text: string,
  arrival: SyslogArrival,
  streams: StreamCache,
  run: DecodeRun<LogRecord>,
): LogRecord {
  const priority = readPriority(text);
  const rest = priority === null ? text : text.slice(priority.end);
  const fields =
    (priority === null ? null : parseRfc5424(rest)) ??
    parseRfc3164(rest, { zone: arrival.zone, nowNs: arrival.clock });
  const attributes = { ...arrival.attributes, ...attributesOf(fields, priority) };
  const time = usableTime(fields, attributes, arrival, run);
  const host = fields.host ?? arrival.peer;
  const resource: Attributes = host === null ? {} : { 'host.name': host };
  const around: LineSurroundings = {
    time,
    severityText: priority?.severity ?? null,
    service: fields.app ?? arrival.service,
    environment: arrival.environment,
    resource,
    message: fields.message,
    attributes,
  };
  return readLine(jsonPayload(fields.message) ?? idsIn(fields.data), streams, run, around);
}

function attributesOf(fields: SyslogFields, priority: SyslogPriority | null): RawObject {
  const attributes: RawObject = {};
  if (priority !== null) attributes['syslog.facility'] = priority.facility;
  if (fields.messageId !== null) attributes['syslog.msgid'] = fields.messageId;
  if (fields.procId !== null) {
    if (/^\d{1,10}$/.test(fields.procId)) attributes['process.pid'] = Number(fields.procId);
    else attributes['syslog.procid'] = fields.procId;
  }
  if (fields.data !== null) attributes['syslog.structured_data'] = fields.data;
  return attributes;
}

/** Devices start in 1970 and end in 2099: their lines are kept at the time they came, with what they said. */
function usableTime(
  fields: SyslogFields,
  attributes: RawObject,
  arrival: SyslogArrival,
  run: DecodeRun<LogRecord>,
): bigint {
  if (fields.time === null) return arrival.time;
  if (timeRefusal(fields.time, run.nowNs) === null) return fields.time;
  run.repairs.note('syslog time out of range replaced by the time of arrival');
  attributes['syslog.time_unix_nano'] = fields.time.toString();
  return arrival.time;
}

/** Trace and span ids given in structured data, under the names that JSON lines may give them. */
function idsIn(data: RawObject | null): RawObject {
  const found: RawObject = {};
  for (const params of Object.values(data ?? {})) {
    for (const [name, value] of Object.entries(params as RawObject)) {
      if (ID_NAMES.has(name) && typeof value === 'string') found[name] = value;
    }
  }
  return found;
}

const ID_NAMES = new Set([
  'trace_id',
  'traceId',
  'trace.id',
  'traceid',
  'span_id',
  'spanId',
  'span.id',
  'spanid',
]);
