import type { RawLink, RawSpan } from '../otlp/raw-records';
import type { RawObject } from '../raw-value';
import type { Repairs } from '../repairs';
import { collectorTime } from './collector-time';
import { bagOf, countIn, objectIn, objectsIn, textIn } from './document-members';
import { spanKindOf, statusCodeOf } from './span-words';

/** A span document of the Collector's mapping mode `otel`. Its events come as documents of their own, which are logs. */
export function otelSpan(document: RawObject, repairs: Repairs): RawSpan {
  const status = objectIn(document, 'status');
  const startNs = collectorTime(document['@timestamp']);
  return {
    traceId: textIn(document, 'trace_id').toLowerCase(),
    spanId: textIn(document, 'span_id').toLowerCase(),
    parentSpanId: textIn(document, 'parent_span_id').toLowerCase(),
    traceState: textIn(document, 'trace_state'),
    name: textIn(document, 'name'),
    kind: spanKindOf(textIn(document, 'kind')),
    startNs,
    endNs: startNs + nanoseconds(textIn(document, 'duration')),
    status: statusCodeOf(textIn(status, 'code')),
    statusMessage: textIn(status, 'message'),
    droppedAttributes: countIn(document, 'dropped_attributes_count'),
    droppedEvents: countIn(document, 'dropped_events_count'),
    droppedLinks: countIn(document, 'dropped_links_count'),
    attributes: bagOf(objectIn(document, 'attributes'), repairs),
    events: [],
    links: objectsIn(document, 'links').map((link) => linkOf(link, repairs)),
  };
}

function linkOf(link: RawObject, repairs: Repairs): RawLink {
  return {
    traceId: textIn(link, 'trace_id').toLowerCase(),
    spanId: textIn(link, 'span_id').toLowerCase(),
    traceState: textIn(link, 'trace_state'),
    attributes: bagOf(objectIn(link, 'attributes'), repairs),
  };
}

/** A duration of whole nanoseconds; of anything else none is known, which buildSpan would tell as an end before the start. */
function nanoseconds(text: string): bigint {
  return /^\d{1,19}$/.test(text) ? BigInt(text) : 0n;
}
