import type pg from 'pg';
import type { EncodedBatch } from './encoded-batch';

type Named = Pick<EncodedBatch, 'digest' | 'bodyDigest'>;

/** What `ingest_batch` says of a digest. */
export interface Claim {
  /** Whether it was not there before. */
  fresh: boolean;
  /** Digest, in hex, of the body it stands for; null when the sender did not name the batch. */
  body: string | null;
}

/**
 * Writes the digests of these batches and says, by digest in hex, what is there now. A digest that another transaction is
 * just writing is waited for: it is there once that commits. Sorted, so that two such waits never cross.
 */
export async function claimDigests(
  client: pg.PoolClient,
  batches: readonly Named[],
  receivedAt: Date,
): Promise<Map<string, Claim>> {
  const sorted = [...batches].sort((a, b) => Buffer.compare(a.digest, b.digest));
  const { rows } = await client.query<{ digest: Buffer }>(
    `INSERT INTO ingest_batch (digest, body_digest, received_at)
     SELECT digest, body, $3 FROM unnest($1::bytea[], $2::bytea[]) AS b (digest, body)
     ON CONFLICT DO NOTHING RETURNING digest`,
    [sorted.map(({ digest }) => digest), sorted.map(({ bodyDigest }) => bodyDigest), receivedAt],
  );
  const fresh = new Set(rows.map(({ digest }) => digest.toString('hex')));
  const claims = new Map<string, Claim>();
  const askedAgain: Buffer[] = [];
  for (const { digest, bodyDigest } of batches) {
    const hex = digest.toString('hex');
    claims.set(hex, { fresh: fresh.has(hex), body: bodyDigest?.toString('hex') ?? null });
    if (bodyDigest && !fresh.has(hex)) askedAgain.push(digest);
  }
  if (askedAgain.length > 0) {
    const stored = await client.query<{ digest: Buffer; body_digest: Buffer | null }>(
      'SELECT digest, body_digest FROM ingest_batch WHERE digest = ANY($1)',
      [askedAgain],
    );
    for (const { digest, body_digest } of stored.rows)
      claims.set(digest.toString('hex'), { fresh: false, body: body_digest?.toString('hex') ?? null });
  }
  return claims;
}
