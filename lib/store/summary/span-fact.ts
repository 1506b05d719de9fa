import type { TraceKey } from '../../contracts/keys';

/** A trace as all spans of a batch share it. */
export interface TraceId extends TraceKey {
  tenantId: number;
}

/** A span that a span names beside its parent. */
export interface LinkTarget {
  trace: TraceKey;
  spanKey: bigint;
}

/** What the sums of traces, operations and calls need of a span, kept beside its row until both are committed. */
export interface SpanFact {
  trace: TraceId;
  spanKey: bigint;
  parentKey: bigint | null;
  startNs: bigint;
  durationNs: bigint;
  /** OpenTelemetry SpanKind 0..5. */
  kind: number;
  isError: boolean;
  serviceId: number;
  operationId: number;
  /** The service that this span names as its other side, by `peerName`; null: none. */
  peerId: number | null;
  /** Its name where it has no parent. */
  rootName: string | null;
  links: readonly LinkTarget[];
}
