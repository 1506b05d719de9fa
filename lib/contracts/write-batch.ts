/** Records that one request brought, to be committed together. */
export interface WriteBatch<T> {
  tenantId: number;
  records: T[];
  /**
   * 32 bytes over protocol and body (or the sender's Idempotency-Key). A batch whose digest was committed within the
   * last hour is not stored again. Null when equal bytes may be two real events (records without a time).
   */
  digest: Uint8Array | null;
  /**
   * SHA-256 of the body when `digest` is of the sender's Idempotency-Key. The key of a stored batch on another body is
   * refused with AppError `conflict`.
   */
  bodyDigest?: Uint8Array | null;
  /**
   * Of each record, by which it is known again, or null: 16 bytes of which it is, 8 of what it holds. A log whose key was
   * committed within the last day is not stored again. Spans have an identity of their own and heed no keys.
   */
  recordKeys?: readonly (Uint8Array | null)[];
}

/** Given only after COMMIT. */
export interface WriteOutcome {
  stored: number;
  /** Records not stored because the batch, or the very span, was there already. */
  duplicates: number;
  duplicateBatch: boolean;
  /** Records the store cannot take; their neighbours are stored. The index is into the batch's records. */
  rejected: { index: number; reason: string }[];
  /** Records not stored because their key was there already, and whether with the same content. */
  known?: { index: number; sameContent: boolean }[];
  /** The sequence numbers that the batch's logs have, in their order; rejected and known ones count along. */
  seqs?: readonly { from: number; count: number }[];
}
