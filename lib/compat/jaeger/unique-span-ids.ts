import { createHash } from 'node:crypto';
import type { Span } from '../../contracts/trace';

/** A span with an id of its own in the trace. */
export interface UniqueSpan {
  span: Span;
  spanId: string;
  parentSpanId: string | null;
  warnings: string[];
}

const CALLED: Partial<Record<Span['kind'], Span['kind']>> = { client: 'server', producer: 'consumer' };
const DOUBLE = 'The sender gave this id to several spans; this one has got an id of its own.';

/**
 * Gives each span of a trace an id of its own, as Jaeger's UI expects. Where both sides of a call share an id (Zipkin), the
 * called side gets a new one, below its caller, and the children; those that are of the caller's service stay there. New
 * ids follow from the span, so that they are the same each time.
 * Source: jaegertracing/jaeger, adjuster/spaniduniquifier.go.
 */
export function uniqueSpanIds(spans: readonly Span[]): UniqueSpan[] {
  const byId = new Map<string, Span[]>();
  for (const span of spans) {
    const same = byId.get(span.spanId);
    if (same) same.push(span);
    else byId.set(span.spanId, [span]);
  }
  const doubles = new Map<string, SharedId>();
  for (const [id, same] of byId) if (same.length > 1) doubles.set(id, shareOut(id, same, byId));
  return spans.map((span) => {
    const shared = doubles.get(span.spanId);
    const spanId = shared?.idOf.get(span) ?? span.spanId;
    const isCalled = shared?.called.has(span) === true;
    const parents = span.parentSpanId === null ? undefined : doubles.get(span.parentSpanId);
    const parentSpanId = isCalled ? span.spanId : parents ? parentAmong(span, parents) : span.parentSpanId;
    const isDouble = shared !== undefined && !isCalled && spanId !== span.spanId;
    return { span, spanId, parentSpanId, warnings: isDouble ? [DOUBLE] : [] };
  });
}

interface SharedId {
  id: string;
  /** The span that keeps the id. */
  caller: Span;
  called: Set<Span>;
  idOf: Map<Span, string>;
}

function shareOut(id: string, same: readonly Span[], taken: ReadonlyMap<string, unknown>): SharedId {
  const callers = same.filter(({ kind }) => CALLED[kind] !== undefined);
  const caller = callers.find(({ kind }) => same.some((span) => span.kind === CALLED[kind])) ?? same[0];
  if (!caller) throw new Error('An id without spans.');
  const called = new Set(same.filter(({ kind }) => kind === CALLED[caller.kind]));
  const idOf = new Map<Span, string>();
  const used = new Set([id]);
  for (const span of same) {
    if (span === caller) continue;
    let salt = 0;
    let own = derivedId(span, salt);
    while (used.has(own) || taken.has(own)) own = derivedId(span, ++salt);
    used.add(own);
    idOf.set(span, own);
  }
  return { id, caller, called, idOf };
}

function parentAmong(child: Span, { id, caller, called, idOf }: SharedId): string {
  const sides = [...called];
  const side = sides.find(({ service }) => service === child.service);
  if (side) return idOf.get(side) ?? id;
  const [first] = sides;
  return caller.service === child.service || !first ? id : (idOf.get(first) ?? id);
}

function derivedId({ traceId, spanId, service, kind, startTime }: Span, salt: number): string {
  const text = [traceId, spanId, service, kind, startTime, salt].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
