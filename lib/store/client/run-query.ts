import type pg from 'pg';
import { AppError } from '../../errors';
import { CancelGuard } from './cancel-guard';
import { asAppError, canceled, isSilence, unavailable } from './database-error';
import { lane, type PoolName, pool } from './pools';
import { within } from './within';

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

/** How long after the server's own limit the client gives up on a connection that went silent. */
const SILENCE_MS = 5_000;

/**
 * Runs one statement with a time limit, and cancels it on the server when `signal` aborts.
 * Throws AppError: `timeout`, `canceled`, `too_many_requests` when too many wait for the pool, or `unavailable` when the
 * wait was too long or the database cannot be reached.
 */
export async function runQuery<Row extends object>(sql: Sql, options: RunOptions = {}): Promise<Row[]> {
  return await withConnection(options, async (run) => await run<Row>(sql));
}

export type Run = <Row extends object>(sql: Sql) => Promise<Row[]>;

/**
 * Runs several statements on one connection, all of one snapshot (read-only, repeatable read), with the time limit over
 * each statement. After a failed statement the others fail too.
 */
export async function withConnection<T>(options: RunOptions, work: (run: Run) => Promise<T>): Promise<T> {
  const { signal, timeoutMs = 15_000 } = options;
  if (signal?.aborted) throw canceled();
  const limitMs = Math.max(1, Math.floor(timeoutMs));
  const name = options.pool ?? 'search';
  const leave = await lane(name).enter(signal);
  const client = await connect(name).catch((error: unknown) => {
    leave();
    throw error;
  });
  const guard = new CancelGuard(client, signal);
  let broken = false;
  try {
    const run: Run = async <Row extends object>(sql: Sql) => {
      if (signal?.aborted) throw canceled();
      return (await client.query<Row>(within(limitMs + SILENCE_MS, sql.text, sql.values))).rows;
    };
    await client.query(
      atOnce(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${limitMs}`),
    );
    const result = await work(run);
    await guard.settle();
    await client.query(atOnce('COMMIT'));
    return result;
  } catch (error) {
    broken = isSilence(error);
    await guard.settle();
    if (!broken) {
      await client.query(atOnce('ROLLBACK')).catch(() => {
        broken = true;
      });
    }
    throw asAppError(error, signal);
  } finally {
    client.release(broken);
    leave();
  }
}

/** A statement that needs no work is answered in time or never. */
const atOnce = (text: string) => within(SILENCE_MS, text);

async function connect(name: PoolName): Promise<pg.PoolClient> {
  try {
    return await pool(name).connect();
  } catch (cause) {
    const known = asAppError(cause);
    throw known instanceof AppError ? known : unavailable(cause);
  }
}
