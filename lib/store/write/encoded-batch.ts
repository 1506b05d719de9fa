import type { DocumentRows } from './document-rows';

/** Where a batch's rows lie in the log table, for readers that follow arrival. Times are inclusive. */
export interface Arrival {
  fromNs: bigint;
  toNs: bigint;
  /** Sequence numbers that no other batch has, in ranges of `from` (inclusive) and `count`. */
  seqs: readonly { from: number; count: number }[];
  records: number;
}

/** A batch as the bytes COPY takes, made before it waits, so that the queue holds bytes and not objects. */
export interface EncodedBatch {
  /** How many records the request brought, rejected ones included. */
  received: number;
  /** In COPY's binary format, without its header and trailer. */
  rows: Buffer;
  /** Where each row ends in `rows`. */
  ends: Uint32Array;
  /** Which record each row came from. */
  recordIndexes: Uint32Array;
  rejected: { index: number; reason: string }[];
  /** Claimed in the transaction; of random bytes where the sender's batch has none, so that our own retry is safe too. */
  digest: Buffer;
  /** SHA-256 of the body where `digest` is of the sender's own name for the batch. */
  bodyDigest: Buffer | null;
  /** One time of each UTC day in the batch. */
  days: bigint[];
  newestNs: bigint | null;
  /** Null for spans, which nobody follows, and where no row is left. */
  arrival: Arrival | null;
  /** Null where no record has a key. */
  documents: DocumentRows | null;
}

/** Rows `from` (inclusive) to `to` (exclusive) of a batch. */
export interface RowRange<B extends EncodedBatch = EncodedBatch> {
  batch: B;
  from: number;
  to: number;
}

/** The bytes of these rows. */
export function bytesOfRows({ batch, from, to }: RowRange): Buffer {
  return batch.rows.subarray(from === 0 ? 0 : batch.ends[from - 1], to === 0 ? 0 : batch.ends[to - 1]);
}
