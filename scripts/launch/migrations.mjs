import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LaunchError } from './launch-error.mjs';

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */
/** @typedef {{ migration_name: string, checksum: string, finished_at: Date | null, rolled_back_at: Date | null }} AppliedMigration */

/** The key `prisma migrate` takes too, so that the two never run beside each other. */
const ADVISORY_LOCK = 72_707_369;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36)  PRIMARY KEY NOT NULL,
  checksum            varchar(64)  NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz  NOT NULL DEFAULT now(),
  applied_steps_count integer      NOT NULL DEFAULT 0
)`;

/**
 * The checksum that Prisma keeps: SHA-256 of the file's bytes, in hex.
 * @param {string | Buffer} sql
 */
export function migrationChecksum(sql) {
  return createHash('sha256').update(sql).digest('hex');
}

/**
 * Migrations of a Prisma migrations folder, in the order of their names.
 * @param {string} folder
 * @returns {Migration[]}
 */
export function readMigrations(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: migrationChecksum(bytes) };
    });
}

/**
 * Which migrations are still to be applied. Throws LaunchError when the database and the folder tell different stories.
 * @param {Migration[]} migrations in order
 * @param {AppliedMigration[]} applied
 */
export function pendingMigrations(migrations, applied) {
  const history = new Map(
    applied.filter((row) => !row.rolled_back_at).map((row) => [row.migration_name, row]),
  );
  for (const { migration_name, finished_at } of history.values()) {
    if (!finished_at) {
      throw new LaunchError(
        `Migration ${migration_name} stopped half way in this database: repair it, then mark it with \`npx prisma migrate resolve\`.`,
      );
    }
    if (!migrations.some(({ name }) => name === migration_name)) {
      throw new LaunchError(
        `The database has migration ${migration_name}, which this version does not know: run the newer version that wrote it, or choose another database or DATA_DIR.`,
      );
    }
  }
  const pending = migrations.filter(({ name }) => !history.has(name));
  for (const { name, checksum } of migrations) {
    const row = history.get(name);
    if (row && row.checksum !== checksum) {
      throw new LaunchError(
        `Migration ${name} was edited after it was applied to this database: restore the file and put the change into a new migration.`,
      );
    }
  }
  return pending;
}

/**
 * Brings a database up to date, each migration in a transaction of its own, recorded in Prisma's own table.
 * Safe when several processes start at once. Resolves to the names that were applied.
 * @param {string} connectionString
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function applyMigrations(connectionString, folder) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, application_name: 'throughline-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query(CREATE_TABLE);
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations',
    );
    const pending = pendingMigrations(readMigrations(folder), rows);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * @param {import('pg').Client} client
 * @param {Migration} migration
 */
async function applyOne(client, { name, sql, checksum }) {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LaunchError(`Migration ${name} failed and was rolled back: ${reason}`, { cause });
  }
}
