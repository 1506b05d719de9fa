import { AttributeBag } from '../../sanitize/attribute-bag';
import type { RawLog } from '../raw-records';
import { readAnyValue, readAttribute } from './read-any-value';
import type { WireReader } from './wire-reader';

/** Reads a LogRecord message. Source: opentelemetry-proto logs/v1; each case is field number × 8 + wire type. */
export function readLog(reader: WireReader, end: number): RawLog {
  const log: RawLog = {
    timeNs: 0n,
    observedNs: 0n,
    severityNumber: 0,
    severityText: '',
    body: null,
    traceId: '',
    spanId: '',
    eventName: '',
    droppedAttributes: 0,
    attributes: new AttributeBag(reader.repairs),
  };
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    switch (tag) {
      case 9: // time_unix_nano = 1, fixed64
        log.timeNs = reader.fixed64();
        break;
      case 89: // observed_time_unix_nano = 11, fixed64
        log.observedNs = reader.fixed64();
        break;
      case 16: // severity_number = 2, enum
        log.severityNumber = reader.int32();
        break;
      case 26: // severity_text = 3
        log.severityText = reader.string();
        break;
      case 42: // body = 5
        log.body = readAnyValue(reader, reader.enter(end));
        break;
      case 50: // attributes = 6
        readAttribute(reader, reader.enter(end), log.attributes);
        break;
      case 56: // dropped_attributes_count = 7, uint32
        log.droppedAttributes = reader.uint32();
        break;
      case 74: // trace_id = 9
        log.traceId = reader.hexId();
        break;
      case 82: // span_id = 10
        log.spanId = reader.hexId();
        break;
      case 98: // event_name = 12
        log.eventName = reader.string();
        break;
      default:
        reader.skip(tag);
    }
  }
  return log;
}
