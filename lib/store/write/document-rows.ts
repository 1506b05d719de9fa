/** A row whose record came with a key of its own (WriteBatch.recordKeys). */
export interface DocumentRow {
  row: number;
  /** 16 bytes in hex. */
  key: string;
  shardKey: number;
  content: bigint;
}

/** The keyed rows of a batch, and what the last attempt to store them found. */
export interface DocumentRows {
  tenantId: number;
  /** In the order of the rows. */
  rows: DocumentRow[];
  /** By row, of those whose key was there before: whether with the same content. */
  known: Map<number, boolean>;
}

/** Reads a key of WriteBatch.recordKeys: 16 bytes of identity, 8 of content. */
export function documentRow(bytes: Uint8Array, row: number): DocumentRow {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    row,
    key: buffer.toString('hex', 0, 16),
    shardKey: buffer.readInt32BE(12),
    content: buffer.readBigInt64BE(16),
  };
}
