import { processSingleton } from '../../process-singleton';
import { runQuery } from '../client/run-query';

const TTL_MS = 300_000;
const TIMEOUT_MS = 2_000;

interface Shares {
  at: number;
  byToken: ReadonlyMap<number, number>;
}

const known = () =>
  processSingleton('token-shares', () => ({
    now: { at: Number.NEGATIVE_INFINITY, byToken: new Map() } as Shares,
  }));

/** What part of all logs has the token, as of the last `refreshTokenShares`; 0 for rare and unknown ones. */
export function tokenShare(token: number): number {
  return known().now.byToken.get(token) ?? 0;
}

/**
 * Reads what PostgreSQL's own statistics say of the frequent tokens of the newest partition, every five minutes at most.
 * Searches only go faster by it, so a failure leaves what was known.
 */
export async function refreshTokenShares(signal: AbortSignal): Promise<void> {
  const shares = known();
  if (performance.now() - shares.now.at < TTL_MS) return;
  const before = shares.now;
  shares.now = { at: performance.now(), byToken: before.byToken };
  const rows = await runQuery<{ tokens: number[]; shares: number[] }>(
    {
      text: `SELECT most_common_elems::text::int[] AS tokens, most_common_elem_freqs AS shares FROM pg_stats
        WHERE schemaname = current_schema() AND attname = 'tok' AND most_common_elems IS NOT NULL AND tablename IN (
          SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass('log'))
        ORDER BY tablename DESC LIMIT 1`,
      values: [],
    },
    { signal, timeoutMs: TIMEOUT_MS },
  ).catch(() => null);
  if (rows === null) return;
  const [row] = rows;
  const byToken = new Map(row?.tokens.map((token, index) => [token, row.shares[index] ?? 0]));
  shares.now = { at: shares.now.at, byToken };
}
