import type { StreamLabels } from './stream-labels';

/** One entry of a push, whichever encoding carried it. */
export interface PushEntry {
  timeNs: bigint;
  line: string;
  /** Structured metadata, in the order given. */
  metadata: readonly (readonly [name: string, value: string])[];
}

/** What a reader of a push hands on, stream by stream. */
export type OnStream = (labels: StreamLabels) => (entry: PushEntry) => void;
