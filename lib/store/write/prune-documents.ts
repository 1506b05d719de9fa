import { pool } from '../client/pools';

/** How long a document sent again under its id is known: shippers try for hours, not for days. */
export const DOCUMENT_IDS_KEPT_MS = 24 * 3_600_000;
/** What one statement deletes arrived within this time, so that none runs long. */
const PIECE_MS = 5_000;

/** Deletes document ids received over a day ago, the oldest first, in small pieces. @returns how many */
export async function pruneDocuments(nowMs = Date.now()): Promise<number> {
  const before = nowMs - DOCUMENT_IDS_KEPT_MS;
  let pruned = 0;
  for (;;) {
    const { rows } = await pool('control').query<{ oldest: Date | null }>(
      'SELECT min(received_at) AS oldest FROM document_id',
    );
    const oldest = rows[0]?.oldest?.getTime() ?? before;
    if (oldest >= before) return pruned;
    const { rowCount } = await pool('control').query('DELETE FROM document_id WHERE received_at < $1', [
      new Date(Math.min(before, oldest + PIECE_MS)),
    ]);
    pruned += rowCount ?? 0;
  }
}
