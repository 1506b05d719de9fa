import type { SpanEvent } from '../../../contracts/telemetry';
import { AttributeBag } from '../../sanitize/attribute-bag';
import { buildEvent } from '../build-event';
import type { RawLink, RawSpan } from '../raw-records';
import { readAttribute } from './read-any-value';
import type { WireReader } from './wire-reader';

/** Reads a Span.Event message. */
export function readEvent(reader: WireReader, end: number): SpanEvent {
  const attributes = new AttributeBag(reader.repairs);
  let ns = 0n;
  let name = '';
  let dropped = 0;
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 9) ns = reader.fixed64();
    else if (tag === 18) name = reader.string();
    else if (tag === 26) readAttribute(reader, reader.enter(end), attributes);
    else if (tag === 32) dropped = reader.uint32();
    else reader.skip(tag);
  }
  return buildEvent(ns, name, dropped, attributes, reader.repairs);
}

/** Reads a Span.Link message. */
export function readLink(reader: WireReader, end: number): RawLink {
  const link = { traceId: '', spanId: '', traceState: '', attributes: new AttributeBag(reader.repairs) };
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 10) link.traceId = reader.hexId();
    else if (tag === 18) link.spanId = reader.hexId();
    else if (tag === 26) link.traceState = reader.string();
    else if (tag === 34) readAttribute(reader, reader.enter(end), link.attributes);
    else if (tag === 40) {
      const dropped = reader.uint32();
      if (dropped > 0) link.attributes.put('otel.dropped_attributes_count', dropped);
    } else reader.skip(tag);
  }
  return link;
}

/** Reads a Status message (code 3, message 2; field 1 was used by earlier drafts). */
export function readStatus(reader: WireReader, end: number, span: RawSpan): void {
  for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
    if (tag === 18) span.statusMessage = reader.string();
    else if (tag === 24) span.status = reader.int32();
    else reader.skip(tag);
  }
}
