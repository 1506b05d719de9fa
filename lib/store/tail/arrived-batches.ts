import type { RequestContext } from '../../contracts/context';
import { NS_PER_MINUTE } from '../../time/time-ns';
import { withConnection } from '../client/run-query';

/** Where logs of one or more batches lie. Times are inclusive. */
export interface ArrivedWindow {
  fromNs: bigint;
  toNs: bigint;
  /** An int8multirange of sequence numbers, as PostgreSQL prints it: whatever has one of them is of these batches. */
  seqs: string;
  records: number;
  /** Whether one batch alone reaches over more time than a live one does. */
  wide: boolean;
}

export interface ArrivedBatches {
  /** What could be seen, as a `pg_snapshot`: where to go on from. */
  snapshot: string;
  /** Newest first; those that lie close together are one. */
  windows: ArrivedWindow[];
  /** Logs of batches beyond as many windows as are read at a time. */
  unread: number;
}

const WIDE_NS = 10n * NS_PER_MINUTE;
const MAX_WINDOWS = 200;

/**
 * The batches of logs that were committed since a snapshot: visible now (or in `until`, if given), and not then. A snapshot orders commits as they
 * happened, whatever order their transactions began in, so that none is missed and none comes twice; a long transaction
 * elsewhere holds nobody up. Null for a snapshot of another database.
 */
export async function arrivedBatches(
  ctx: RequestContext,
  since: string,
  until: string | null,
): Promise<ArrivedBatches | null> {
  return await withConnection({ signal: ctx.signal, timeoutMs: 5_000, pool: 'stream' }, async (run) => {
    const [now] = await run<{ snapshot: string; known: boolean }>({
      text: `SELECT coalesce($2::pg_snapshot, pg_current_snapshot())::text AS snapshot,
        greatest(pg_snapshot_xmax($1::pg_snapshot), pg_snapshot_xmax($2::pg_snapshot))
          <= pg_snapshot_xmax(pg_current_snapshot()) AS known`,
      values: [since, until],
    });
    if (!now?.known) return null;
    const rows = await run<Row>({ text: WINDOWS, values: [since, NS_PER_MINUTE, WIDE_NS, now.snapshot] });
    const windows = merge(rows);
    const all = Number(rows[0]?.all_records ?? 0n);
    return {
      snapshot: now.snapshot,
      windows,
      unread: all - windows.reduce((sum, { records }) => sum + records, 0),
    };
  });
}

interface Row {
  wide: boolean;
  from_ns: bigint;
  to_ns: bigint;
  seqs: string;
  records: bigint;
  all_records: bigint;
}

// A transaction number that is not visible even now is of another database, restored into this one.
const WINDOWS = `
  SELECT time_to - time_from > $3::bigint AS wide, min(time_from) AS from_ns, max(time_to) AS to_ns,
    range_agg(seqs)::text AS seqs, sum(records)::bigint AS records,
    (sum(sum(records)) OVER ())::bigint AS all_records
  FROM ingest_batch
  WHERE seqs IS NOT NULL AND xid >= pg_snapshot_xmin($1::pg_snapshot)
    AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
    AND pg_visible_in_snapshot(xid, $4::pg_snapshot)
  GROUP BY 1, time_from / $2::bigint ORDER BY 1, from_ns DESC LIMIT ${MAX_WINDOWS}`;

function merge(rows: Row[]): ArrivedWindow[] {
  const windows: ArrivedWindow[] = [];
  for (const row of rows) {
    const last = windows.at(-1);
    if (last && !last.wide && !row.wide && row.to_ns + NS_PER_MINUTE >= last.fromNs) {
      last.fromNs = row.from_ns;
      if (row.to_ns > last.toNs) last.toNs = row.to_ns;
      last.seqs = `${last.seqs.slice(0, -1)},${row.seqs.slice(1)}`;
      last.records += Number(row.records);
    } else {
      windows.push({
        fromNs: row.from_ns,
        toNs: row.to_ns,
        seqs: row.seqs,
        records: Number(row.records),
        wide: row.wide,
      });
    }
  }
  return windows;
}
