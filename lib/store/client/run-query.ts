import type pg from 'pg';
import { AppError } from '../../errors';
import { type PoolName, pool } from './pools';

export interface RunOptions {
  /** Aborting cancels the statement in PostgreSQL. */
  signal?: AbortSignal;
  timeoutMs?: number;
  pool?: PoolName;
}

export interface Sql {
  text: string;
  values: unknown[];
}

const QUERY_CANCELED = '57014';

/**
 * Runs one statement with a time limit, and cancels it on the server when `signal` aborts.
 * Throws AppError: `timeout`, `canceled`, or `unavailable` when the database cannot be reached.
 */
export async function runQuery<Row extends object>(sql: Sql, options: RunOptions = {}): Promise<Row[]> {
  return await withConnection(options, async (run) => await run<Row>(sql));
}

export type Run = <Row extends object>(sql: Sql) => Promise<Row[]>;

/** Runs several statements on one connection, in a read-only transaction with the time limit over each statement. */
export async function withConnection<T>(options: RunOptions, work: (run: Run) => Promise<T>): Promise<T> {
  const { signal, timeoutMs = 15_000 } = options;
  if (signal?.aborted) throw new AppError('canceled', 'The request was cancelled.');
  const client = await connect(options.pool ?? 'search');
  const cancel = () => void cancelBackend(client);
  signal?.addEventListener('abort', cancel, { once: true });
  let broken = false;
  try {
    await client.query(
      `BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.max(1, Math.floor(timeoutMs))}`,
    );
    const result = await work(
      async <Row extends object>(sql: Sql) => (await client.query<Row>(sql.text, sql.values)).rows,
    );
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw asAppError(error, signal);
  } finally {
    signal?.removeEventListener('abort', cancel);
    client.release(broken);
  }
}

async function connect(name: PoolName): Promise<pg.PoolClient> {
  try {
    return await pool(name).connect();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unavailable(cause);
  }
}

/** Cancels what the client's server process is running now; a cancel that comes too late does nothing. */
async function cancelBackend(client: pg.PoolClient): Promise<void> {
  const pid = (client as unknown as { processID?: number | null }).processID;
  if (!pid) return;
  await pool('control')
    .query('SELECT pg_cancel_backend($1)', [pid])
    .catch(() => undefined);
}

/** Turns a driver error into the AppError a caller can act on; others pass through. */
export function asAppError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === QUERY_CANCELED) {
    return signal?.aborted
      ? new AppError('canceled', 'The request was cancelled.', { cause: error })
      : new AppError(
          'timeout',
          'The search took too long. Narrow the time range or add a more selective term.',
          { cause: error },
        );
  }
  if (isConnectionError(error)) return unavailable(error);
  return error;
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  // 57P: the server is stopping or starting; 08: connection exceptions; 53300: too many connections.
  if (typeof code === 'string' && /^(57P0|08|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
      error.message,
    )
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'The database does not answer. It is tried again with the next request.',
    {
      cause,
      retryAfterSeconds: 5,
    },
  );
}
