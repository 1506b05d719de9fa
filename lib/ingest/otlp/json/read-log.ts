import { RecordError } from '../../decode-run';
import type { Repairs } from '../../repairs';
import type { RawLog } from '../raw-records';
import { enumNumber, hexId, int, isObject, nanos, text } from './fields';
import { readJsonAnyValue, readJsonAttributes } from './read-any-value';

/** Reads the JSON form of a LogRecord. Throws RecordError when a field has the wrong type. */
export function readJsonLog(value: unknown, repairs: Repairs): RawLog {
  if (!isObject(value)) throw new RecordError('the log record is not an object');
  return {
    timeNs: nanos(value.timeUnixNano, 'timeUnixNano'),
    observedNs: nanos(value.observedTimeUnixNano, 'observedTimeUnixNano'),
    severityNumber: enumNumber(value.severityNumber, 'severityNumber', repairs),
    severityText: text(value.severityText, 'severityText'),
    body: readJsonAnyValue(value.body, repairs),
    traceId: hexId(value.traceId, 'traceId'),
    spanId: hexId(value.spanId, 'spanId'),
    eventName: text(value.eventName, 'eventName'),
    droppedAttributes: int(value.droppedAttributesCount, 'droppedAttributesCount'),
    attributes: readJsonAttributes(value.attributes, repairs),
  };
}
