import type { TraceModel, TraceNode } from './trace-model';

const shared = new WeakMap<TraceModel, boolean>();

/** Whether some spans of a trace have the same id, as the two sides of a call in Zipkin do. */
export function sharesIds(model: TraceModel): boolean {
  let shares = shared.get(model);
  if (shares === undefined) {
    shares = model.nodes.some(({ key, span }) => key !== span.spanId);
    shared.set(model, shares);
  }
  return shares;
}

/** What tells spans of one trace apart that share an id: their kind, and when each started as it was sent. */
export interface ApartSpans {
  kind: readonly string[];
  /** Epoch nanoseconds. */
  start: readonly string[];
}

/** The spans of an answer by what tells them apart; where it says nothing but ids, by those. */
export function answeredSpans(spanIds: readonly string[], apart: ApartSpans | null): string[] {
  return spanIds.map((id, at) => (apart ? identity(id, apart.kind[at], apart.start[at]) : id));
}

/** A drawn span as `answeredSpans` writes it. */
export function spanIdentity(model: TraceModel, { span, startNs, skewNs }: TraceNode): string {
  if (!sharesIds(model)) return span.spanId;
  const start = model.startEpochNs + BigInt(Math.round(startNs - skewNs));
  return identity(span.spanId, span.kind, start.toString());
}

function identity(id: string, kind = '', start = ''): string {
  return `${id} ${kind} ${start}`;
}
