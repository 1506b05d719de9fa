import type { SpanLink, SpanRecord, TelemetryStream } from '../../contracts/telemetry';
import { timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import { RECORD_LIMITS } from '../record-limits';
import type { Repairs } from '../repairs';
import { capText } from '../sanitize/cap-text';
import { timeRefusal } from '../storable-time';
import type { RawLink, RawSpan } from './raw-records';
import { isAbsentId, isValidId } from './valid-id';

/**
 * One Span message as a canonical record. Throws RecordError when its ids are invalid or its time cannot be stored.
 * Source: opentelemetry-proto trace/v1.
 */
export function buildSpan(raw: RawSpan, stream: TelemetryStream, run: DecodeRun<SpanRecord>): SpanRecord {
  const { repairs } = run;
  if (!isValidId(raw.traceId, 32))
    throw new RecordError('the trace id is not 16 bytes with one that is not 0');
  if (!isValidId(raw.spanId, 16)) throw new RecordError('the span id is not 8 bytes with one that is not 0');
  const refusal = timeRefusal(raw.startNs, run.nowNs);
  if (refusal !== null) throw new RecordError(refusal);
  putDropped(raw);
  return {
    traceId: raw.traceId,
    spanId: raw.spanId,
    parentSpanId: parentId(raw.parentSpanId, repairs),
    traceState: textOrNull(raw.traceState, RECORD_LIMITS.keyBytes, 'trace state', repairs),
    name: capText(raw.name, RECORD_LIMITS.nameBytes, 'span name', repairs),
    kind: known(raw.kind, 5, 'span kind', repairs),
    start: timeNs(raw.startNs),
    durationNs: durationNs(raw, run),
    status: known(raw.status, 2, 'status code', repairs),
    statusMessage: textOrNull(raw.statusMessage, RECORD_LIMITS.textBytes, 'status message', repairs),
    attributes: raw.attributes.values,
    events: raw.events,
    links: keepLinks(raw.links, repairs),
    stream,
  };
}

function durationNs(raw: RawSpan, run: DecodeRun<SpanRecord>): bigint {
  if (raw.endNs < raw.startNs) {
    run.repairs.note('span that ends before it starts kept with no duration');
    return 0n;
  }
  const refusal = timeRefusal(raw.endNs, run.nowNs);
  if (refusal !== null) throw new RecordError(`end of the span: ${refusal}`);
  return raw.endNs - raw.startNs;
}

function putDropped(raw: RawSpan): void {
  if (raw.droppedAttributes > 0) raw.attributes.put('otel.dropped_attributes_count', raw.droppedAttributes);
  if (raw.droppedEvents > 0) raw.attributes.put('otel.dropped_events_count', raw.droppedEvents);
  if (raw.droppedLinks > 0) raw.attributes.put('otel.dropped_links_count', raw.droppedLinks);
}

function parentId(hex: string, repairs: Repairs): string | null {
  if (isValidId(hex, 16)) return hex;
  if (!isAbsentId(hex)) repairs.note('invalid parent span id left out');
  return null;
}

function keepLinks(links: RawLink[], repairs: Repairs): SpanLink[] {
  const valid = links.filter((link) => isValidId(link.traceId, 32) && isValidId(link.spanId, 16));
  repairs.note('span links with an invalid id left out', links.length - valid.length);
  return valid.map(({ traceId, spanId, traceState, attributes }) => ({
    traceId,
    spanId,
    traceState: textOrNull(traceState, RECORD_LIMITS.keyBytes, 'trace state', repairs),
    attributes: attributes.values,
  }));
}

function known(value: number, max: number, what: string, repairs: Repairs): number {
  if (value >= 0 && value <= max) return value;
  repairs.note(`unknown ${what} left out`);
  return 0;
}

function textOrNull(text: string, maxBytes: number, what: string, repairs: Repairs): string | null {
  return text === '' ? null : capText(text, maxBytes, what, repairs);
}
