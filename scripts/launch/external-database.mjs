import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, LaunchError } from './launch-error.mjs';

const MIN_VERSION = 150_000;
const WAIT_MS = 10_000;
/** What passes by itself when the database is only just starting: refused, unreachable for now, starting up. */
const TRANSIENT = /^(ECONNREFUSED|ECONNRESET|EAI_AGAIN|57P03)$/;

/**
 * Makes sure that DATABASE_URL answers, waiting a little for one that is starting, and is PostgreSQL ≥ 15.
 * Throws LaunchError without ever naming the password.
 * @param {string} databaseUrl
 */
export async function checkExternalDatabase(databaseUrl) {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new LaunchError(
      'DATABASE_URL is not a PostgreSQL address: it looks like postgres://user:password@host:5432/database.',
    );
  }
  const place = describePlace(databaseUrl);
  const end = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return assertVersion(await readVersion(databaseUrl), place);
    } catch (error) {
      if (error instanceof LaunchError) throw error;
      if (!TRANSIENT.test(errorCode(error)) || Date.now() > end) throw new LaunchError(explain(error, place));
      await sleep(500);
    }
  }
}

/**
 * `host:port/database`, without user and password.
 * @param {string} databaseUrl
 */
export function describePlace(databaseUrl) {
  const url = new URL(databaseUrl);
  return `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
}

/**
 * @param {string} databaseUrl
 * @returns {Promise<{ number: number, text: string }>}
 */
async function readVersion(databaseUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: WAIT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

/**
 * @param {{ number: number, text: string }} version
 * @param {string} place
 */
function assertVersion(version, place) {
  if (version.number >= MIN_VERSION) return;
  throw new LaunchError(
    `The database at ${place} is PostgreSQL ${version.text}: Throughline needs 15 or newer.`,
  );
}

/**
 * @param {unknown} error
 * @param {string} place
 */
function explain(error, place) {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === '28P01' || code === '28000') {
    return `The database at ${place} refuses this user or password: correct DATABASE_URL (${message}).`;
  }
  if (code === '3D000') return `The database at ${place} does not exist: create it or correct DATABASE_URL.`;
  return `Cannot reach the database at ${place} (${code || message}): start it or correct DATABASE_URL; without DATABASE_URL an embedded one is used.`;
}
