import type pg from 'pg';
import type { Arrival, EncodedBatch } from './encoded-batch';

type Named = Pick<EncodedBatch, 'digest' | 'bodyDigest' | 'arrival'>;

/** What `ingest_batch` says of a digest. */
export interface Claim {
  /** Whether it was not there before. */
  fresh: boolean;
  /** Digest, in hex, of the body it stands for; null when the sender did not name the batch. */
  body: string | null;
  /** Of a digest that was there: the sequence numbers of its batch's logs, in their order; null when it has none. */
  seqs: Arrival['seqs'] | null;
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
    `INSERT INTO ingest_batch (digest, body_digest, received_at, time_from, time_to, seqs, records)
     SELECT digest, body, $3, time_from, time_to, seqs::int8multirange, records
     FROM unnest($1::bytea[], $2::bytea[], $4::bigint[], $5::bigint[], $6::text[], $7::int[])
       AS b (digest, body, time_from, time_to, seqs, records)
     ON CONFLICT DO NOTHING RETURNING digest`,
    [
      sorted.map(({ digest }) => digest),
      sorted.map(({ bodyDigest }) => bodyDigest),
      receivedAt,
      sorted.map(({ arrival }) => arrival?.fromNs ?? null),
      sorted.map(({ arrival }) => arrival?.toNs ?? null),
      sorted.map(({ arrival }) => arrival && multirange(arrival)),
      sorted.map(({ arrival }) => arrival?.records ?? null),
    ],
  );
  const fresh = new Set(rows.map(({ digest }) => digest.toString('hex')));
  const claims = new Map<string, Claim>();
  const askedAgain: Buffer[] = [];
  for (const { digest, bodyDigest } of batches) {
    const hex = digest.toString('hex');
    claims.set(hex, { fresh: fresh.has(hex), body: bodyDigest?.toString('hex') ?? null, seqs: null });
    if (!fresh.has(hex)) askedAgain.push(digest);
  }
  if (askedAgain.length > 0) {
    const stored = await client.query<{ digest: Buffer; body_digest: Buffer | null; seqs: string | null }>(
      'SELECT digest, body_digest, seqs::text AS seqs FROM ingest_batch WHERE digest = ANY($1)',
      [askedAgain],
    );
    for (const { digest, body_digest, seqs } of stored.rows)
      claims.set(digest.toString('hex'), {
        fresh: false,
        body: body_digest?.toString('hex') ?? null,
        seqs: seqs === null ? null : rangesOf(seqs),
      });
  }
  return claims;
}

/** From the text of an int8multirange, `{[3,5),[9,10)}`. */
function rangesOf(text: string): Arrival['seqs'] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, end]) => ({
    from: Number(from),
    count: Number(end) - Number(from),
  }));
}

/** As PostgreSQL reads an int8multirange. */
function multirange({ seqs }: Arrival): string {
  return `{${seqs.map(({ from, count }) => `[${from},${from + count})`).join(',')}}`;
}
