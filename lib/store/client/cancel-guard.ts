import type pg from 'pg';
import { pool } from './pools';
import { within } from './within';

const ANSWER_MS = 5_000;

/**
 * Cancels what a connection's server process is running when `signal` aborts. `settle` must be awaited before the
 * connection is given back: a cancel still under way would strike the next request's statement.
 */
export class CancelGuard {
  private pending: Promise<void> | undefined;
  private readonly onAbort = () => {
    this.pending ??= cancelBackend(this.client);
  };

  constructor(
    private readonly client: pg.PoolClient,
    private readonly signal: AbortSignal | undefined,
  ) {
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  /** Stops listening and waits for a cancel that was already sent; PostgreSQL drops one that finds it idle. */
  async settle(): Promise<void> {
    this.signal?.removeEventListener('abort', this.onAbort);
    await this.pending;
  }
}

async function cancelBackend(client: pg.PoolClient): Promise<void> {
  // pg knows the server process's id from the handshake but does not type it.
  const pid = (client as unknown as { processID?: number | null }).processID;
  if (!pid) return;
  await pool('control')
    .query(within(ANSWER_MS, 'SELECT pg_cancel_backend($1)', [pid]))
    .catch(() => undefined);
}
