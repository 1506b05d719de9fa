import { accessSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { errorCode, LaunchError } from './launch-error.mjs';

const NEEDED_BYTES = 128 * 1024 ** 2;

/**
 * Makes sure that the data directory exists, can be written and has room to start a database in.
 * Throws LaunchError with what to do about it.
 * @param {string} dataDir absolute
 */
export function prepareDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LaunchError(explain(dataDir, errorCode(error)));
  }
  const disk = statfsSync(dataDir);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes < NEEDED_BYTES) {
    throw new LaunchError(
      `The disk of ${dataDir} is full (${Math.floor(freeBytes / 1024 ** 2)} MB free, 128 MB needed): free some space or choose another DATA_DIR.`,
    );
  }
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
