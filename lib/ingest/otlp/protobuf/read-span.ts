import { RECORD_LIMITS } from '../../record-limits';
import { AttributeBag } from '../../sanitize/attribute-bag';
import { newRawSpan, type RawSpan } from '../raw-records';
import { readAttribute } from './read-any-value';
import { readEvent, readLink, readStatus } from './read-span-parts';
import type { WireReader } from './wire-reader';

/** Reads a Span message. Source: opentelemetry-proto trace/v1; each case is field number × 8 + wire type. */
export function readSpan(reader: WireReader, end: number): RawSpan {
  const span = newRawSpan(new AttributeBag(reader.repairs));
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    switch (tag) {
      case 10: // trace_id = 1
        span.traceId = reader.hexId();
        break;
      case 18: // span_id = 2
        span.spanId = reader.hexId();
        break;
      case 26: // trace_state = 3
        span.traceState = reader.string();
        break;
      case 34: // parent_span_id = 4
        span.parentSpanId = reader.hexId();
        break;
      case 42: // name = 5
        span.name = reader.string();
        break;
      case 48: // kind = 6, enum
        span.kind = reader.int32();
        break;
      case 57: // start_time_unix_nano = 7, fixed64
        span.startNs = reader.fixed64();
        break;
      case 65: // end_time_unix_nano = 8, fixed64
        span.endNs = reader.fixed64();
        break;
      case 74: // attributes = 9
        readAttribute(reader, reader.enter(end), span.attributes);
        break;
      case 80: // dropped_attributes_count = 10, uint32
        span.droppedAttributes = reader.uint32();
        break;
      case 90: // events = 11
        takeEvent(reader, tag, end, span);
        break;
      case 96: // dropped_events_count = 12, uint32
        span.droppedEvents = reader.uint32();
        break;
      case 106: // links = 13
        takeLink(reader, tag, end, span);
        break;
      case 112: // dropped_links_count = 14, uint32
        span.droppedLinks = reader.uint32();
        break;
      case 122: // status = 15
        readStatus(reader, reader.enter(end), span);
        break;
      default:
        reader.skip(tag);
    }
  }
  return span;
}

function takeEvent(reader: WireReader, tag: number, end: number, span: RawSpan): void {
  if (span.events.length < RECORD_LIMITS.eventsPerSpan) {
    span.events.push(readEvent(reader, reader.enter(end)));
    return;
  }
  reader.repairs.note(`events beyond ${RECORD_LIMITS.eventsPerSpan} of a span left out`);
  reader.skip(tag);
}

function takeLink(reader: WireReader, tag: number, end: number, span: RawSpan): void {
  if (span.links.length < RECORD_LIMITS.linksPerSpan) {
    span.links.push(readLink(reader, reader.enter(end)));
    return;
  }
  reader.repairs.note(`links beyond ${RECORD_LIMITS.linksPerSpan} of a span left out`);
  reader.skip(tag);
}
