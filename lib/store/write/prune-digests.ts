import { pool } from '../client/pools';

const KEPT_MS = 3_600_000;
const ROWS_A_STATEMENT = 5_000;

/** Deletes digests of batches received over an hour ago, in small pieces. @returns how many */
export async function pruneDigests(nowMs = Date.now()): Promise<number> {
  let pruned = 0;
  for (;;) {
    const { rowCount } = await pool('control').query(
      `DELETE FROM ingest_batch WHERE digest IN
         (SELECT digest FROM ingest_batch WHERE received_at < $1 ORDER BY received_at LIMIT ${ROWS_A_STATEMENT})`,
      [new Date(nowMs - KEPT_MS)],
    );
    pruned += rowCount ?? 0;
    if ((rowCount ?? 0) < ROWS_A_STATEMENT) return pruned;
  }
}
