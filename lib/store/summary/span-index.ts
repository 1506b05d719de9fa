import type { EdgeSpan, SpanGroup, SpanLookup } from './edge-rule';

/** Spans of one trace by id and by parent; what is asked of those with one id is summed once, not at every question. */
export class SpanIndex implements SpanLookup {
  private readonly keys = new Map<bigint, SummedSpans>();
  private readonly parents = new Map<bigint, SummedSpans>();

  constructor(...lists: (readonly EdgeSpan[])[]) {
    for (const spans of lists)
      for (const span of spans) {
        put(this.keys, span.spanKey, span);
        if (span.parentKey !== null) put(this.parents, span.parentKey, span);
      }
  }

  withKey(spanKey: bigint): SpanGroup | undefined {
    return this.keys.get(spanKey);
  }

  withParent(parentKey: bigint): SpanGroup | undefined {
    return this.parents.get(parentKey);
  }
}

function put(groups: Map<bigint, SummedSpans>, key: bigint, span: EdgeSpan): void {
  const group = groups.get(key);
  if (group) group.add(span);
  else groups.set(key, new SummedSpans(span));
}

/** Most ids are of one span alone, which takes no more than this object. */
class SummedSpans implements SpanGroup {
  private readonly serviceId: number;
  private others: Set<number> | null = null;
  private peers: Set<number> | null = null;
  private kinds: Map<number, SummedSpans> | null = null;

  constructor(public first: EdgeSpan) {
    this.serviceId = first.serviceId;
    this.addPeer(first);
  }

  add(span: EdgeSpan): void {
    this.kinds ??= new Map([[this.first.kind, new SummedSpans(this.first)]]);
    const alike = this.kinds.get(span.kind);
    if (alike) alike.addAlike(span);
    else this.kinds.set(span.kind, new SummedSpans(span));
    this.addAlike(span);
  }

  has(serviceId: number): boolean {
    return this.serviceId === serviceId || (this.others?.has(serviceId) ?? false);
  }

  hasOtherThan(serviceId: number): boolean {
    return this.serviceId !== serviceId || this.others !== null;
  }

  hasPeer(peerId: number | null): boolean {
    return peerId !== null && (this.peers?.has(peerId) ?? false);
  }

  ofKind(kind: number): SpanGroup | undefined {
    if (this.kinds) return this.kinds.get(kind);
    return this.first.kind === kind ? this : undefined;
  }

  private addAlike(span: EdgeSpan): void {
    if (span.serviceId !== this.serviceId) {
      this.others ??= new Set();
      this.others.add(span.serviceId);
    }
    if (isBefore(span, this.first)) this.first = span;
    this.addPeer(span);
  }

  private addPeer({ peerId, spanKey, parentKey }: EdgeSpan): void {
    if (peerId === null || spanKey === parentKey) return;
    this.peers ??= new Set();
    this.peers.add(peerId);
  }
}

function isBefore(a: EdgeSpan, b: EdgeSpan): boolean {
  if (a.startNs !== b.startNs) return a.startNs < b.startNs;
  return a.kind !== b.kind ? a.kind < b.kind : a.serviceId < b.serviceId;
}
