import type { SpanEvent } from '../../../contracts/telemetry';
import { RecordError } from '../../decode-run';
import { RECORD_LIMITS } from '../../record-limits';
import type { Repairs } from '../../repairs';
import { buildEvent } from '../build-event';
import type { RawLink, RawSpan } from '../raw-records';
import { enumNumber, hexId, int, isObject, type JsonObject, list, nanos, text } from './fields';
import { readJsonAttributes } from './read-any-value';

/** Reads the JSON form of a Span. Throws RecordError when a field has the wrong type. */
export function readJsonSpan(value: unknown, repairs: Repairs): RawSpan {
  if (!isObject(value)) throw new RecordError('the span is not an object');
  const status = isObject(value.status) ? value.status : {};
  return {
    traceId: hexId(value.traceId, 'traceId'),
    spanId: hexId(value.spanId, 'spanId'),
    parentSpanId: hexId(value.parentSpanId, 'parentSpanId'),
    traceState: text(value.traceState, 'traceState'),
    name: text(value.name, 'name'),
    kind: enumNumber(value.kind, 'kind', repairs),
    startNs: nanos(value.startTimeUnixNano, 'startTimeUnixNano'),
    endNs: nanos(value.endTimeUnixNano, 'endTimeUnixNano'),
    status: enumNumber(status.code, 'status.code', repairs),
    statusMessage: text(status.message, 'status.message'),
    droppedAttributes: int(value.droppedAttributesCount, 'droppedAttributesCount'),
    droppedEvents: int(value.droppedEventsCount, 'droppedEventsCount'),
    droppedLinks: int(value.droppedLinksCount, 'droppedLinksCount'),
    attributes: readJsonAttributes(value.attributes, repairs),
    events: kept(value.events, 'events', RECORD_LIMITS.eventsPerSpan, repairs).map((event) =>
      readEvent(event, repairs),
    ),
    links: kept(value.links, 'links', RECORD_LIMITS.linksPerSpan, repairs).map((link) =>
      readLink(link, repairs),
    ),
  };
}

function kept(value: unknown, name: string, limit: number, repairs: Repairs): JsonObject[] {
  const all = list(value, name);
  repairs.note(`${name} beyond ${limit} of a span left out`, all.length - limit);
  return all.slice(0, limit).map((item) => {
    if (!isObject(item)) throw new RecordError(`an item of ${name} is not an object`);
    return item;
  });
}

function readEvent(event: JsonObject, repairs: Repairs): SpanEvent {
  return buildEvent(
    nanos(event.timeUnixNano, 'events.timeUnixNano'),
    text(event.name, 'events.name'),
    int(event.droppedAttributesCount, 'events.droppedAttributesCount'),
    readJsonAttributes(event.attributes, repairs),
    repairs,
  );
}

function readLink(link: JsonObject, repairs: Repairs): RawLink {
  const attributes = readJsonAttributes(link.attributes, repairs);
  const dropped = int(link.droppedAttributesCount, 'links.droppedAttributesCount');
  if (dropped > 0) attributes.put('otel.dropped_attributes_count', dropped);
  return {
    traceId: hexId(link.traceId, 'links.traceId'),
    spanId: hexId(link.spanId, 'links.spanId'),
    traceState: text(link.traceState, 'links.traceState'),
    attributes,
  };
}
