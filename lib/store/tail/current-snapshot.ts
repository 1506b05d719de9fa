import type { RequestContext } from '../../contracts/context';
import { runQuery } from '../client/run-query';

/** What is committed now, as a `pg_snapshot`. */
export async function currentSnapshot(ctx: RequestContext): Promise<string> {
  const [row] = await runQuery<{ snapshot: string }>(
    { text: 'SELECT pg_current_snapshot()::text AS snapshot', values: [] },
    { signal: ctx.signal, timeoutMs: 5_000, pool: 'stream' },
  );
  if (!row) throw new Error('PostgreSQL gave no snapshot.');
  return row.snapshot;
}
