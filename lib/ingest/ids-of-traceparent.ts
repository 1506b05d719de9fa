import type { Attributes, AttributeValue } from '../contracts/attributes';
import { parseTraceparent, type Traceparent } from './traceparent';

interface RecordIds {
  traceId: string | null;
  spanId: string | null;
}

const NAME = 'traceparent';

/**
 * The trace and span of a log: its own ids, and where it has none those of the `traceparent` it carries. The attribute
 * stays as it came. Found under that name in any case, as nginx writes it (`http_traceparent`), and as the last part of a
 * dotted one (`http.request.header.traceparent`); several that differ are none (W3C Trace Context §3.2: one header).
 */
export function idsOfTraceparent<T extends RecordIds>(ids: T, attributes: Attributes): T {
  if (ids.traceId !== null && ids.spanId !== null) return ids;
  const parent = traceparentIn(attributes);
  if (parent === null || (ids.traceId !== null && ids.traceId !== parent.traceId)) return ids;
  return { ...ids, traceId: parent.traceId, spanId: ids.spanId ?? parent.spanId };
}

function traceparentIn(attributes: Attributes): Traceparent | null {
  const plain = attributes[NAME];
  if (plain !== undefined) return parsed(plain);
  let found: AttributeValue | undefined;
  for (const key of Object.keys(attributes)) {
    if (!isNamed(key)) continue;
    const value = single(attributes[key]);
    if (found !== undefined && found !== value) return null;
    found = value;
  }
  return found === undefined ? null : parsed(found);
}

function isNamed(key: string): boolean {
  const at = key.length - NAME.length;
  if (at < 0 || key.slice(at).toLowerCase() !== NAME) return false;
  return at === 0 || key[at - 1] === '.' || key.toLowerCase() === 'http_traceparent';
}

function parsed(value: AttributeValue): Traceparent | null {
  const text = single(value);
  return typeof text === 'string' ? parseTraceparent(text) : null;
}

/** OpenTelemetry writes headers as lists: one item is the header itself. */
function single(value: AttributeValue | undefined): AttributeValue | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
