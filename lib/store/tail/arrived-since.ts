import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/** Which of these sequence numbers are of batches that were committed after a snapshot. */
export async function arrivedSince(
  ctx: RequestContext,
  snapshot: string,
  seqs: readonly bigint[],
): Promise<Set<bigint>> {
  if (seqs.length === 0) return new Set();
  const rows = await runQuery<{ seq: bigint }>(
    { text: SINCE, values: [snapshot, seqs] },
    { signal: ctx.signal, timeoutMs: 5_000, pool: 'stream' },
  );
  return new Set(rows.map(({ seq }) => seq));
}

const SINCE = `SELECT s.seq FROM unnest($2::bigint[]) AS s (seq) WHERE EXISTS (
    SELECT FROM ingest_batch b WHERE b.seqs @> s.seq AND b.xid >= pg_snapshot_xmin($1::pg_snapshot)
      AND NOT pg_visible_in_snapshot(b.xid, $1::pg_snapshot)
  )`;
