import type { SpanFact } from '../summary/span-fact';

/** Spans by what tells one row from another: trace, id, start and kind (shard_key follows from the trace). */
export class DistinctSpans {
  // Almost every span id is met once.
  private readonly bySpanKey = new Map<bigint, SpanFact | SpanFact[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @returns false when an equal one is there already */
  add(span: SpanFact): boolean {
    const found = this.bySpanKey.get(span.spanKey);
    if (found === undefined) this.bySpanKey.set(span.spanKey, span);
    else if (Array.isArray(found)) {
      if (found.some((one) => isSame(one, span))) return false;
      found.push(span);
    } else if (isSame(found, span)) return false;
    else this.bySpanKey.set(span.spanKey, [found, span]);
    this.count++;
    return true;
  }

  find(traceKey: string, spanKey: bigint, startNs: bigint, kind: number): SpanFact | undefined {
    const found = this.bySpanKey.get(spanKey);
    const like = { trace: { key: traceKey }, startNs, kind };
    return (Array.isArray(found) ? found : found ? [found] : []).find((one) => isSame(one, like));
  }
}

function isSame(a: SpanFact, b: { trace: { key: string }; startNs: bigint; kind: number }): boolean {
  return a.trace.key === b.trace.key && a.startNs === b.startNs && a.kind === b.kind;
}
