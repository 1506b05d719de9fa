import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, LaunchError } from './launch-error.mjs';

const MIB = 1024 ** 2;
/** A new cluster takes 48 MB and as much again for its first write-ahead log; one that is there needs room to run. */
const NEEDED_BYTES = { newCluster: 128 * MIB, existing: 32 * MIB };

/**
 * Makes sure that the data directory exists, can be written and has room to start a database in.
 * Throws LaunchError with what to do about it.
 * @param {string} dataDir absolute
 */
export function prepareDataDir(dataDir) {
  try {
    makeFolder(dataDir);
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LaunchError(explain(dataDir, errorCode(error)));
  }
  const disk = statfsSync(dataDir);
  const freeBytes = disk.bavail * disk.bsize;
  const needed = NEEDED_BYTES[existsSync(path.join(dataDir, 'postgres')) ? 'existing' : 'newCluster'];
  if (freeBytes < needed) {
    throw new LaunchError(
      `The disk of ${dataDir} is full (${Math.floor(freeBytes / MIB)} MB free, ${needed / MIB} MB needed): free some space or choose another DATA_DIR.`,
    );
  }
}

/**
 * Node's own recursive mkdir never returns where nothing can be made, as below /proc.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}

/**
 * @param {string} dataDir
 * @param {string} code
 */
function explain(dataDir, code) {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `The disk of ${dataDir} is full: free some space or choose another DATA_DIR.`;
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `${dataDir} is not a folder: remove that file or choose another DATA_DIR.`;
  }
  return `Cannot write to ${dataDir} (${code}): make it writable for this user or choose another DATA_DIR, e.g. DATA_DIR=~/throughline.`;
}
