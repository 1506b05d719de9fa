import pg from 'pg';
import { env } from '../../env';
import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';
import { Lane } from './lane';

/**
 * Who never waits for whom: `search` brings rows to a person, `analysis` counts and compares, `stream` is export and live
 * tail, which may last; `panel` draws dashboards, twenty questions at a time; then ingest, `watch`, which looks whether its
 * database still answers, and the control plane.
 */
export type PoolName = 'search' | 'analysis' | 'stream' | 'panel' | 'ingest' | 'watch' | 'control';

/** 27 together: less than half of what an embedded PostgreSQL takes (60), and three processes fit into an ordinary one (100). */
const SIZES: Record<PoolName, number> = {
  search: 5,
  analysis: 3,
  stream: 4,
  panel: 6,
  ingest: 5,
  watch: 1,
  control: 3,
};
/** A person gives up after some seconds; more than these would only wait to time out. */
const WAITING: Record<PoolName, number> = {
  search: 50,
  analysis: 40,
  stream: 40,
  panel: 100,
  ingest: 200,
  watch: 50,
  control: 50,
};
const WAIT_MS = 10_000;
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

/** The queue in front of the pool of that name. */
export function lane(name: PoolName): Lane {
  return processSingleton(
    `lane.${name}`,
    () => new Lane({ size: SIZES[name], waiting: WAITING[name], waitMs: WAIT_MS }),
  );
}

/** Ends all pools that were opened, for an orderly stop. */
export async function closePools(): Promise<void> {
  const store = globalThis as unknown as Record<symbol, pg.Pool | undefined>;
  for (const name of Object.keys(SIZES)) {
    const key = Symbol.for(`throughline.pool.${name}`);
    const opened = store[key];
    delete store[key];
    await opened?.end().catch(() => undefined);
  }
}
