// How the calls between services are told from the spans of a trace. Nothing here depends on the order of arrival: of any
// set of stored spans follows one set of edges, and a batch adds the difference that it makes.

const SERVER = 2;
const CLIENT = 3;
const PRODUCER = 4;
const CONSUMER = 5;

/** As in rollup_delta. */
export const CALL = 0;
export const MESSAGE = 1;
export const LINK = 2;
export const PEER = 3;

/** What the rule looks at. */
export interface EdgeSpan {
  spanKey: bigint;
  parentKey: bigint | null;
  startNs: bigint;
  durationNs: bigint;
  kind: number;
  isError: boolean;
  serviceId: number;
  /** Never its own service. */
  peerId: number | null;
}

export interface Edge {
  callerId: number;
  calleeId: number;
  kind: number;
}

/** What the rule asks of spans that share an id or a parent, however many they are. */
export interface SpanGroup {
  /** The earliest of them. */
  readonly first: EdgeSpan;
  has(serviceId: number): boolean;
  hasOtherThan(serviceId: number): boolean;
  /** Whether one of them, not the parent itself, names this peer. */
  hasPeer(peerId: number | null): boolean;
  ofKind(kind: number): SpanGroup | undefined;
}

/** Spans of one trace, by id and by parent. */
export interface SpanLookup {
  withKey(spanKey: bigint): SpanGroup | undefined;
  withParent(parentKey: bigint): SpanGroup | undefined;
}

/**
 * The edge that this span counts in as the callee, or, where it names a peer, as the one that knows of it:
 * - From its parent's service to its own, where these differ. Of several spans with the parent's id one of its own service
 *   makes the call local, else the earliest is the caller.
 * - A span without a parent is called by the client (producer) that shares its id, as in Zipkin.
 * - To its peer (kind 3), unless a child of it, or the server that shares its id, is of another service: then that one
 *   counts. A client inside a client with the same peer counts once, for the inner one.
 */
export function edgesOf(span: EdgeSpan, lookup: SpanLookup): Edge[] {
  const edges: Edge[] = [];
  const caller = callerOf(span, lookup);
  if (caller)
    edges.push({
      callerId: caller.serviceId,
      calleeId: span.serviceId,
      kind: caller.kind === PRODUCER || span.kind === CONSUMER ? MESSAGE : CALL,
    });
  if (span.peerId === null) return edges;
  if (span.kind === CONSUMER) {
    if (!caller) edges.push({ callerId: span.peerId, calleeId: span.serviceId, kind: PEER });
  } else if (!isAnswered(span, lookup))
    edges.push({ callerId: span.serviceId, calleeId: span.peerId, kind: PEER });
  return edges;
}

function callerOf(span: EdgeSpan, lookup: SpanLookup): EdgeSpan | null {
  const { parentKey, serviceId } = span;
  const candidates = parentKey === null ? otherSideOf(span, lookup, CALLED_BY) : lookup.withKey(parentKey);
  return candidates && !candidates.has(serviceId) ? candidates.first : null;
}

const CALLED_BY: Readonly<Partial<Record<number, number>>> = { [SERVER]: CLIENT, [CONSUMER]: PRODUCER };
const CALLS: Readonly<Partial<Record<number, number>>> = { [CLIENT]: SERVER, [PRODUCER]: CONSUMER };

/** The client and the server of one call may share an id. */
function otherSideOf({ spanKey, kind }: EdgeSpan, lookup: SpanLookup, sides: typeof CALLS) {
  const other = sides[kind];
  return other === undefined ? undefined : lookup.withKey(spanKey)?.ofKind(other);
}

function isAnswered(span: EdgeSpan, lookup: SpanLookup): boolean {
  const { spanKey, serviceId, peerId } = span;
  const children = lookup.withParent(spanKey);
  if (children && (children.hasOtherThan(serviceId) || children.hasPeer(peerId))) return true;
  return otherSideOf(span, lookup, CALLS)?.hasOtherThan(serviceId) ?? false;
}
