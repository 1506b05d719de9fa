import { createHash } from 'node:crypto';

interface BatchIdentity {
  tenantId: number;
  /** The endpoint, so that equal bytes sent as logs and as traces stay two batches. */
  path: string;
  body: Uint8Array;
  /** The sender's own name for the batch; null when it gave none. */
  idempotencyKey: string | null;
  allTimed: boolean;
}

/**
 * SHA-256 by which a batch sent again is recognised. Null when records came without a time of their own and the sender
 * named no key: the same bytes may then be two real events.
 */
export function batchDigest({
  tenantId,
  path,
  body,
  idempotencyKey,
  allTimed,
}: BatchIdentity): Uint8Array | null {
  if (idempotencyKey === null && !allTimed) return null;
  const hash = createHash('sha256').update(`${tenantId}\n${path}\n`);
  if (idempotencyKey === null) hash.update('body\n').update(body);
  else hash.update('key\n').update(idempotencyKey);
  return hash.digest();
}

/** SHA-256 of a body that its sender named, to tell the same name on another body; null when it gave no name. */
export function namedBodyDigest({
  body,
  idempotencyKey,
}: Pick<BatchIdentity, 'body' | 'idempotencyKey'>): Uint8Array | null {
  return idempotencyKey === null ? null : createHash('sha256').update(body).digest();
}
