import pg from 'pg';
import { env } from '../../env';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';

/** Searches, ingest and the control plane never wait for each other's connections. */
export type PoolName = 'search' | 'ingest' | 'control';

const SIZES: Record<PoolName, number> = { search: 6, ingest: 5, control: 3 };
const INT8 = 20;
/** A connection that gives no answer for this long is given up; a statement that may take longer says so itself. */
const SILENCE_MS = 20_000;
/** A COPY or a commit ends by its own watchdog (lib/store/write/commit-group.ts). */
const INGEST_SILENCE_MS = 80_000;

/** int8 comes back as bigint: nanoseconds do not fit a double. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? (value: string) => BigInt(value)
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** The process's pool of that name on DATABASE_URL. */
export function pool(name: PoolName): pg.Pool {
  return processSingleton(`pool.${name}`, () => {
    const connectionString = env().DATABASE_URL;
    if (!connectionString)
      throw new AppError('unavailable', 'DATABASE_URL is not set: start with `npm start`.');
    const created = new pg.Pool({
      connectionString,
      max: SIZES[name],
      types,
      application_name: `throughline-${name}`,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      query_timeout: name === 'ingest' ? INGEST_SILENCE_MS : SILENCE_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      options: '-c jit=off -c timezone=UTC',
    });
    // A connection that dies while idle is replaced on next use; without a listener it would end the process.
    created.on('error', () => undefined);
    // The same for one that dies while checked out: its statement fails, and that is how the caller learns of it.
    created.on('connect', (client) => client.on('error', () => undefined));
    return created;
  });
}

/** Ends all pools that were opened, for an orderly stop. */
export async function closePools(): Promise<void> {
  const store = globalThis as unknown as Record<symbol, pg.Pool | undefined>;
  for (const name of ['search', 'ingest', 'control'] satisfies PoolName[]) {
    const key = Symbol.for(`throughline.pool.${name}`);
    const opened = store[key];
    delete store[key];
    await opened?.end().catch(() => undefined);
  }
}
