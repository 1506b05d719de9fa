import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareDataDir } from './data-dir.mjs';
import { LaunchError } from './launch-error.mjs';
import { isAccessible, postgresBinaries, postgresIdentity } from './postgres-binaries.mjs';
import { postgresSettings } from './postgres-settings.mjs';

/**
 * One PostgreSQL cluster below a data directory.
 * @typedef {object} Cluster
 * @property {string} dataDir
 * @property {string} dir PGDATA
 * @property {string} dirForServer how the server's own user names PGDATA
 * @property {string} log
 * @property {string} secrets JSON file of {password, port}
 * @property {string} user
 * @property {string} database
 * @property {string} postgres
 * @property {string} initdb
 * @property {import('./postgres-binaries.mjs').Identity} identity
 * @property {Record<string, string>} settings
 */

/** @typedef {{ password: string, port?: number }} Secrets */

/**
 * Throws LaunchError when the directory or the binaries cannot be used.
 * @param {string} dataDir
 * @param {Record<string, string>} settings override the ones derived from this machine
 * @returns {Cluster}
 */
export function clusterOf(dataDir, settings) {
  const base = path.resolve(dataDir);
  prepareDataDir(base);
  const dir = path.join(base, 'postgres');
  const identity = postgresIdentity(dir);
  const disk = statfsSync(base);
  return {
    dataDir: base,
    dir,
    dirForServer: isAccessible('-x', base, identity) ? dir : '/proc/self/cwd',
    log: path.join(base, 'postgres.log'),
    secrets: path.join(base, 'postgres.json'),
    user: 'throughline',
    database: 'throughline',
    ...postgresBinaries(identity),
    identity,
    settings: {
      ...postgresSettings({
        memoryBytes: process.constrainedMemory?.() || os.totalmem(),
        cores: os.availableParallelism(),
        freeDiskBytes: disk.bavail * disk.bsize,
      }),
      ...settings,
    },
  };
}

/**
 * Creates the cluster unless it is there: first beside its place, then renamed, so that a killed first start leaves
 * nothing half made.
 * @param {Cluster} cluster
 * @param {(line: string) => void} say
 * @returns {Promise<Secrets>}
 */
export async function ensureCluster(cluster, say) {
  if (existsSync(path.join(cluster.dir, 'PG_VERSION'))) return readSecrets(cluster);
  say(`Creating a PostgreSQL database in ${cluster.dataDir} …`);
  const partial = `${cluster.dir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  if (cluster.identity.uid !== undefined) chownSync(partial, cluster.identity.uid, cluster.identity.gid ?? 0);
  const secrets = existsSync(cluster.secrets)
    ? readSecrets(cluster)
    : { password: randomBytes(24).toString('base64url') };
  writeSecrets(cluster, secrets);
  const run = runInitdb(cluster, partial, secrets.password);
  if (run.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    const output = `${run.stderr ?? ''}${run.error?.message ?? ''}`.trim();
    if (/No space left on device|Disk quota exceeded/.test(output)) {
      throw new LaunchError(
        `The disk of ${cluster.dataDir} is full: free some space or choose another DATA_DIR.`,
      );
    }
    const reason = /(?:FATAL|error): +(.*)/.exec(output)?.[1] ?? output.split('\n').at(-1);
    throw new LaunchError(`PostgreSQL could not create its files in ${cluster.dataDir}: ${reason}`);
  }
  renameSync(partial, cluster.dir);
  return secrets;
}

/**
 * @param {Cluster} cluster
 * @param {string} partial
 * @param {string} password
 */
function runInitdb(cluster, partial, password) {
  const secretDir = mkdtempSync(path.join(os.tmpdir(), 'throughline-'));
  const passwordFile = path.join(secretDir, 'password');
  const { uid, gid = 0 } = cluster.identity;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (uid !== undefined) for (const file of [secretDir, passwordFile]) chownSync(file, uid, gid);
    const where = cluster.dirForServer === cluster.dir ? partial : cluster.dirForServer;
    const locale = process.platform === 'win32' ? 'C' : 'C.UTF-8';
    return spawnSync(
      cluster.initdb,
      [
        ...['-D', where, '-U', cluster.user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', `--locale=${locale}`],
      ],
      { ...cluster.identity, cwd: partial, encoding: 'utf8' },
    );
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 */
export function rememberPort(cluster, port) {
  const secrets = readSecrets(cluster);
  if (secrets.port !== port) writeSecrets(cluster, { ...secrets, port });
}

/**
 * @param {Cluster} cluster
 * @returns {Secrets}
 */
function readSecrets(cluster) {
  try {
    return JSON.parse(readFileSync(cluster.secrets, 'utf8'));
  } catch {
    throw new LaunchError(
      `${cluster.secrets} (the database's password) is missing or unreadable: restore it, or move ${cluster.dataDir} away to start empty.`,
    );
  }
}

/**
 * @param {Cluster} cluster
 * @param {Secrets} secrets
 */
function writeSecrets(cluster, secrets) {
  const partial = `${cluster.secrets}.partial`;
  writeFileSync(partial, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  chmodSync(partial, 0o600);
  giveToOwner(cluster, partial);
  renameSync(partial, cluster.secrets);
}

/**
 * A start as root must not lock the owner of the data directory out of its files.
 * @param {Cluster} cluster
 * @param {string} file
 */
export function giveToOwner(cluster, file) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(cluster.dataDir);
  chownSync(file, uid, gid);
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @param {string} password
 */
export async function ensureDatabase(cluster, port, password) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: cluster.user,
    password,
    database: 'postgres',
  });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [cluster.database]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(cluster.database)}`);
  } finally {
    await client.end();
  }
}
