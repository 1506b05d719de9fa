import type { SpanEvent } from '../../contracts/telemetry';
import { timeNs } from '../../time/time-ns';
import type { RawLink, RawSpan } from '../otlp/raw-records';
import { isPlainObject, type RawObject, setOwn } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import type { AttributeBag } from '../sanitize/attribute-bag';
import { collectorTime } from './collector-time';
import { bagOf, membersBelow, objectIn, textIn } from './document-members';
import { spanKindOf, statusCodeOf } from './span-words';

/** Said by the span itself; in mode `raw` attributes and events stand beside these. */
const OWN =
  /^(?:@timestamp|EndTimestamp|Duration|TraceId|SpanId|ParentSpanId|Name|Kind|TraceStatus|TraceStatusDescription|Link|(?:Attributes|Events|Resource|Scope|data_stream)(?:\..*)?)$/s;

/** A span document of the Collector's mapping modes `none` and `raw`: OpenTelemetry's own names. */
export function plainSpan(document: RawObject, repairs: Repairs): RawSpan {
  return {
    traceId: textIn(document, 'TraceId').toLowerCase(),
    spanId: textIn(document, 'SpanId').toLowerCase(),
    parentSpanId: textIn(document, 'ParentSpanId').toLowerCase(),
    traceState: '',
    name: textIn(document, 'Name'),
    kind: spanKindOf(textIn(document, 'Kind')),
    startNs: collectorTime(document['@timestamp']),
    endNs: collectorTime(document.EndTimestamp),
    status: statusCodeOf(textIn(document, 'TraceStatus')),
    statusMessage: textIn(document, 'TraceStatusDescription'),
    droppedAttributes: 0,
    droppedEvents: 0,
    droppedLinks: 0,
    attributes: spanAttributes(document, repairs),
    events: eventsOf(membersBelow(document, 'Events'), repairs),
    links: linksOf(textIn(document, 'Link'), repairs),
  };
}

function spanAttributes(document: RawObject, repairs: Repairs): AttributeBag {
  const bag = bagOf(membersBelow(document, 'Attributes'), repairs);
  for (const [name, value] of Object.entries(document)) if (!OWN.test(name)) bag.put(name, value);
  return bag;
}

/**
 * `{"exception": {"time": …, …}}`, or the same under dotted names. Of events of one name the exporter keeps the last.
 */
function eventsOf(events: RawObject, repairs: Repairs): SpanEvent[] {
  const flat = bagOf(events, repairs).values;
  const found = new Map<string, SpanEvent>();
  for (const [key, value] of Object.entries(flat)) {
    if (!key.endsWith('.time') || found.size >= RECORD_LIMITS.eventsPerSpan) continue;
    const ns = collectorTime(String(value));
    const name = key.slice(0, -'.time'.length);
    if (ns !== 0n) found.set(name, { name, time: timeNs(ns), attributes: {} });
  }
  for (const [key, value] of Object.entries(flat)) {
    const name = eventOf(key, found);
    if (name !== null && key !== `${name}.time`)
      setOwn(found.get(name)?.attributes ?? {}, key.slice(name.length + 1), value);
  }
  return [...found.values()];
}

/** The event a dotted name belongs to: names of events have dots too, of any number, but not of many. */
function eventOf(key: string, events: ReadonlyMap<string, SpanEvent>): string | null {
  let dot = key.indexOf('.');
  for (let dots = 0; dot > 0 && dots < 16; dots++) {
    const name = key.slice(0, dot);
    if (events.has(name)) return name;
    dot = key.indexOf('.', dot + 1);
  }
  return null;
}

function linksOf(text: string, repairs: Repairs): RawLink[] {
  if (text === '') return [];
  let links: unknown;
  try {
    links = JSON.parse(text);
  } catch {
    repairs.note('span links that are not JSON left out');
    return [];
  }
  return (Array.isArray(links) ? links : [])
    .filter(isPlainObject)
    .slice(0, RECORD_LIMITS.linksPerSpan)
    .map((link) => ({
      traceId: textIn(link, 'traceID').toLowerCase(),
      spanId: textIn(link, 'spanID').toLowerCase(),
      traceState: '',
      attributes: bagOf(objectIn(link, 'attribute'), repairs),
    }));
}
