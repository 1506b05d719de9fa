import { type SpanKey, spanKey, traceKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import type { StreamRef } from '../dictionary/dictionary-cache';
import type { StreamRefs } from '../dictionary/resolve-streams';
import { operationKey, resolveOperations, type WantedOperation } from '../rollup/resolve-operations';
import { countLeftOut } from '../status/trace-counters';
import { toText } from '../write/pg-text';
import { peerName } from './peer-name';
import { resolvePeers } from './resolve-peers';
import type { LinkTarget, SpanFact, TraceId } from './span-fact';

export interface SpanIds {
  span: SpanKey;
  parent: SpanKey | null;
}

const MAX_INT2 = 32_767;
const NO_LINKS: readonly LinkTarget[] = [];

/** Makes the facts of one batch's spans. Traces and ids of operations are looked up once a batch. */
export class FactMaker {
  private readonly traces = new Map<string, TraceId>();

  private constructor(
    private readonly tenantId: number,
    private readonly operations: Map<string, number>,
    private readonly peers: Map<SpanRecord, number>,
  ) {}

  /** Asks the database for ids of what is new. */
  static async begin(
    tenantId: number,
    records: readonly SpanRecord[],
    streams: StreamRefs,
  ): Promise<FactMaker> {
    const wanted = new Map<string, WantedOperation>();
    for (const { stream, kind, name } of records) {
      const ref = streams.get(stream);
      // The row of any other kind will be refused.
      if (!ref || kind < 0 || kind > MAX_INT2) continue;
      const key = nameKey(ref, kind, name);
      if (!wanted.has(key)) wanted.set(key, { serviceId: ref.serviceId, kind, name: toText(name) });
    }
    const ids = await resolveOperations(tenantId, wanted.values());
    const operations = new Map<string, number>();
    for (const [key, one] of wanted) {
      const id = ids.get(operationKey(one));
      if (id === undefined) throw new Error(`Operation "${one.name}" has no id.`);
      operations.set(key, id);
    }
    return new FactMaker(tenantId, operations, await peersOf(tenantId, records));
  }

  make(record: SpanRecord, ref: StreamRef, { span, parent }: SpanIds): SpanFact {
    return {
      trace: this.traceOf(record.traceId),
      spanKey: span.key,
      parentKey: parent === null ? null : parent.key,
      startNs: record.start,
      durationNs: record.durationNs,
      kind: record.kind,
      isError: record.status === 2,
      serviceId: ref.serviceId,
      operationId: this.operations.get(nameKey(ref, record.kind, record.name)) ?? 0,
      peerId: this.peerOf(record, ref),
      rootName: parent === null ? toText(record.name) : null,
      links: record.links.length === 0 ? NO_LINKS : linksOf(record),
    };
  }

  private peerOf(record: SpanRecord, { serviceId }: StreamRef): number | null {
    const peerId = this.peers.get(record);
    return peerId === undefined || peerId === serviceId ? null : peerId;
  }

  private traceOf(traceId: string): TraceId {
    const known = this.traces.get(traceId);
    if (known) return known;
    const trace = { tenantId: this.tenantId, ...traceKey(traceId) };
    this.traces.set(traceId, trace);
    return trace;
  }
}

async function peersOf(tenantId: number, records: readonly SpanRecord[]): Promise<Map<SpanRecord, number>> {
  const names = new Map<SpanRecord, string>();
  for (const record of records) {
    const name = peerName(record);
    if (name !== null) names.set(record, name);
  }
  const ids = await resolvePeers(tenantId, new Set(names.values()));
  const peers = new Map<SpanRecord, number>();
  for (const [record, name] of names) {
    const id = ids.get(name);
    if (id !== undefined) peers.set(record, id);
  }
  countLeftOut('peers', names.size - peers.size);
  return peers;
}

/** The spans that a span links to, each once; its parent is called to account already. */
function linksOf({ traceId, spanId, parentSpanId, links }: SpanRecord): LinkTarget[] {
  const targets = new Map<string, LinkTarget>();
  for (const link of links) {
    if (link.traceId === traceId && (link.spanId === parentSpanId || link.spanId === spanId)) continue;
    const key = `${link.traceId} ${link.spanId}`;
    if (!targets.has(key))
      targets.set(key, { trace: traceKey(link.traceId), spanKey: spanKey(link.spanId).key });
  }
  return [...targets.values()];
}

function nameKey({ serviceId }: StreamRef, kind: number, name: string): string {
  return `${serviceId} ${kind} ${name}`;
}
