import type { Span } from '../../contracts/trace';
import { parseIsoNs } from '../../time/iso';
import type { JaegerReference, JaegerSpan, JaegerTrace } from './jaeger-model';
import { jaegerSpanTags, jaegerTag, jaegerTags } from './jaeger-tags';
import { jaegerTraceIdOf } from './jaeger-trace-id';
import { type UniqueSpan, uniqueSpanIds } from './unique-span-ids';

const NS_PER_US = 1_000n;

/**
 * A trace in Jaeger's JSON. Source: jaegertracing/jaeger, internal/uimodel/converter/v1/json/from_domain.go.
 * @param warnings told with the trace, e.g. that it is not whole
 */
export function jaegerTraceOf(
  traceId: string,
  spans: readonly Span[],
  warnings: readonly string[] = [],
): JaegerTrace {
  const processes = new Processes();
  return {
    traceID: jaegerTraceIdOf(traceId),
    spans: uniqueSpanIds(spans).map((one) => spanOf(one, processes.idOf(one.span))),
    processes: processes.all,
    warnings: warnings.length > 0 ? [...warnings] : null,
  };
}

function spanOf(unique: UniqueSpan, processID: string): JaegerSpan {
  const { span, spanId, warnings } = unique;
  return {
    traceID: jaegerTraceIdOf(span.traceId),
    spanID: spanId,
    operationName: span.name,
    references: referencesOf(unique),
    startTime: micros(span.startTime),
    duration: Number(BigInt(span.durationNs) / NS_PER_US),
    tags: jaegerSpanTags(span),
    logs: span.events.map(({ time, name, attributes }) => ({
      timestamp: micros(time),
      fields: [
        ...(name === '' || Object.hasOwn(attributes, 'event') ? [] : [jaegerTag('event', name)]),
        ...jaegerTags(attributes),
      ],
    })),
    processID,
    warnings: warnings.length > 0 ? warnings : null,
  };
}

/** The parent first. A link to the parent says only what kind of reference that is. */
function referencesOf({ span, parentSpanId }: UniqueSpan): JaegerReference[] {
  const references: JaegerReference[] = [];
  const parent: JaegerReference | null =
    parentSpanId === null
      ? null
      : { refType: 'CHILD_OF', traceID: jaegerTraceIdOf(span.traceId), spanID: parentSpanId };
  if (parent) references.push(parent);
  for (const { traceId, spanId, attributes } of span.links) {
    const refType = attributes['opentracing.ref_type'] === 'child_of' ? 'CHILD_OF' : 'FOLLOWS_FROM';
    if (parent && traceId === span.traceId && spanId === span.parentSpanId) parent.refType = refType;
    else references.push({ refType, traceID: jaegerTraceIdOf(traceId), spanID: spanId });
  }
  return references;
}

/** Who sent the spans: each distinct service and resource once, `p1`, `p2` … */
class Processes {
  readonly all: JaegerTrace['processes'] = {};
  readonly #ids = new Map<string, string>();
  // The spans of one stream share their resource object.
  readonly #known = new Map<Span['resource'], string>();

  idOf({ service, resource }: Span): string {
    const known = this.#known.get(resource);
    if (known !== undefined && this.all[known]?.serviceName === service) return known;
    const text = JSON.stringify([service, resource]);
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = `p${this.#ids.size + 1}`;
      this.#ids.set(text, id);
      const { 'service.name': _, ...rest } = resource;
      this.all[id] = { serviceName: service, tags: jaegerTags(rest) };
    }
    this.#known.set(resource, id);
    return id;
  }
}

function micros(iso: string): number {
  return Number((parseIsoNs(iso) ?? 0n) / NS_PER_US);
}
