import type { Attributes, AttributeValue } from '../../contracts/attributes';
import type { Span } from '../../contracts/trace';
import type { JaegerTag } from './jaeger-model';

/** Attributes as typed tags; lists are their JSON text. */
export function jaegerTags(attributes: Attributes): JaegerTag[] {
  return Object.entries(attributes).map(([key, value]) => jaegerTag(key, value));
}

export function jaegerTag(key: string, value: AttributeValue): JaegerTag {
  if (typeof value === 'string') return { key, type: 'string', value };
  if (typeof value === 'boolean') return { key, type: 'bool', value };
  if (typeof value === 'number') return { key, type: Number.isInteger(value) ? 'int64' : 'float64', value };
  return { key, type: 'string', value: JSON.stringify(value) };
}

/**
 * All tags of a span: its attributes, and what has no place of its own in Jaeger's model.
 * Source: OpenTelemetry Collector, pkg/translator/jaeger, traces_to_jaegerproto.go.
 */
export function jaegerSpanTags({
  scope,
  attributes,
  kind,
  status,
  statusMessage,
  traceState,
}: Span): JaegerTag[] {
  const tags: JaegerTag[] = [];
  if (scope.name) tags.push(jaegerTag('otel.scope.name', scope.name));
  if (scope.version) tags.push(jaegerTag('otel.scope.version', scope.version));
  const own: JaegerTag[] = [];
  if (kind !== 'unspecified') own.push(jaegerTag('span.kind', kind));
  if (status !== 'unset') own.push(jaegerTag('otel.status_code', status.toUpperCase()));
  if (status === 'error') own.push(jaegerTag('error', true));
  if (statusMessage) own.push(jaegerTag('otel.status_description', statusMessage));
  if (traceState) own.push(jaegerTag('w3c.tracestate', traceState));
  const isTold = new Set([...tags, ...own].map(({ key }) => key));
  return [...tags, ...jaegerTags(attributes).filter(({ key }) => !isTold.has(key)), ...own];
}
