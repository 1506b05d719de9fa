import type { WireLog, WireSpan } from '../../otlp/otlp-data';
import type { OwnServer } from '../own-server';

interface Sending {
  /** What the row is called. */
  name: string;
  /** Sends requests over sixteen connections; resolves when all of it is answered, which means committed. */
  send: (server: OwnServer, bodies: readonly Uint8Array[]) => Promise<void>;
  /** The protocol has no answers: the rows tell when all is committed. */
  unanswered?: true;
}

/** One protocol to measure: how it writes a batch down, and how it sends requests. */
export type BenchProtocol =
  | (Sending & { signal: 'logs'; encode: (logs: readonly WireLog[]) => Uint8Array })
  | (Sending & { signal: 'spans'; encode: (spans: readonly WireSpan[]) => Uint8Array });
