import type pg from 'pg';

/**
 * Writes the digests of these batches, and returns (in hex) those that were not there. A digest that another transaction
 * is just writing is waited for: it is there once that commits. Sorted, so that two such waits never cross.
 */
export async function claimDigests(
  client: pg.PoolClient,
  digests: readonly Buffer[],
  receivedAt: Date,
): Promise<Set<string>> {
  const sorted = [...digests].sort(Buffer.compare);
  const { rows } = await client.query<{ digest: Buffer }>(
    `INSERT INTO ingest_batch (digest, received_at) SELECT unnest($1::bytea[]), $2
     ON CONFLICT DO NOTHING RETURNING digest`,
    [sorted, receivedAt],
  );
  return new Set(rows.map(({ digest }) => digest.toString('hex')));
}
