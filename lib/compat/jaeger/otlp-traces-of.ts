import type { Attributes, AttributeValue } from '../../contracts/attributes';
import { SPAN_KINDS, SPAN_STATUSES, type Span } from '../../contracts/trace';
import { parseIsoNs } from '../../time/iso';
import { type UniqueSpan, uniqueSpanIds } from './unique-span-ids';

// OTLP's JSON. Source: opentelemetry-proto, trace/v1; OTLP specification 1.x, "JSON Protobuf Encoding".
type AnyValue =
  | { stringValue: string }
  | { boolValue: boolean }
  | { intValue: string }
  | { doubleValue: number }
  | { arrayValue: { values: AnyValue[] } };

interface OtlpScopeSpans {
  scope: { name?: string; version?: string; attributes?: KeyValue[] };
  spans: object[];
}
interface KeyValue {
  key: string;
  value: AnyValue;
}
export interface OtlpResourceSpans {
  resource: { attributes?: KeyValue[] };
  scopeSpans: OtlpScopeSpans[];
}

/**
 * The spans of one trace as OTLP tells them, by resource and scope.
 * @param raw as they were sent; else spans that share an id get ids of their own
 */
export function otlpTracesOf(spans: readonly Span[], raw: boolean): OtlpResourceSpans[] {
  const resources = new Map<string, { made: OtlpResourceSpans; scopes: Map<string, OtlpScopeSpans> }>();
  const unique = raw
    ? spans.map((span) => ({ span, spanId: span.spanId, parentSpanId: span.parentSpanId, warnings: [] }))
    : uniqueSpanIds(spans);
  for (const one of unique) {
    const { resource, scope } = one.span;
    const resourceKey = JSON.stringify(resource);
    let group = resources.get(resourceKey);
    if (!group) {
      group = { made: { resource: listed(resource), scopeSpans: [] }, scopes: new Map() };
      resources.set(resourceKey, group);
    }
    const scopeKey = JSON.stringify(scope);
    let scopeSpans = group.scopes.get(scopeKey);
    if (!scopeSpans) {
      scopeSpans = { scope: scopeOf(scope), spans: [] };
      group.scopes.set(scopeKey, scopeSpans);
      group.made.scopeSpans.push(scopeSpans);
    }
    scopeSpans.spans.push(spanOf(one));
  }
  return [...resources.values()].map(({ made }) => made);
}

function spanOf({ span, spanId, parentSpanId }: UniqueSpan): object {
  const start = parseIsoNs(span.startTime) ?? 0n;
  const status = SPAN_STATUSES.indexOf(span.status);
  return {
    traceId: span.traceId,
    spanId,
    ...(span.traceState !== null && { traceState: span.traceState }),
    ...(parentSpanId !== null && { parentSpanId }),
    name: span.name,
    kind: SPAN_KINDS.indexOf(span.kind),
    startTimeUnixNano: start.toString(),
    endTimeUnixNano: (start + BigInt(span.durationNs)).toString(),
    ...listed(span.attributes),
    ...(span.events.length > 0 && {
      events: span.events.map(({ time, name, attributes }) => ({
        timeUnixNano: (parseIsoNs(time) ?? 0n).toString(),
        name,
        ...listed(attributes),
      })),
    }),
    ...(span.links.length > 0 && {
      links: span.links.map(({ traceId, spanId: linked, traceState, attributes }) => ({
        traceId,
        spanId: linked,
        ...(traceState !== null && { traceState }),
        ...listed(attributes),
      })),
    }),
    status: {
      ...(status > 0 && { code: status }),
      ...(span.statusMessage !== null && { message: span.statusMessage }),
    },
  };
}

function scopeOf({ name, version, attributes }: Span['scope']): OtlpScopeSpans['scope'] {
  return {
    ...(name !== null && { name }),
    ...(version !== null && { version }),
    ...listed(attributes),
  };
}

function listed(attributes: Attributes): { attributes?: KeyValue[] } {
  const entries = Object.entries(attributes);
  return entries.length === 0
    ? {}
    : { attributes: entries.map(([key, value]) => ({ key, value: anyValue(value) })) };
}

function anyValue(value: AttributeValue): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}
