import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { errorCode, LaunchError } from './launch-error.mjs';

const MAX_SOCKET_PATH = 100;

/**
 * Holds a data directory for this process: a socket in it that answers with our address. Unlike a pid file it cannot
 * outlive us, also in containers, where process ids repeat.
 * Throws LaunchError when another instance holds it.
 * @param {string} dataDir absolute
 * @param {() => string} answer what a second instance is told, e.g. our address
 * @returns {Promise<() => void>} releases the lock
 */
export async function lockDataDir(dataDir, answer) {
  const at = socketPath(dataDir);
  const holder = await askHolder(at);
  if (holder !== null) throw alreadyRunning(dataDir, holder);
  if (process.platform !== 'win32') rmSync(at, { force: true });
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(answer());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, () => resolve(undefined));
  }).catch((error) => {
    if (errorCode(error) === 'EADDRINUSE') throw alreadyRunning(dataDir, '');
    throw new LaunchError(`Cannot lock ${dataDir} (${errorCode(error)}): choose another DATA_DIR.`);
  });
  server.unref();
  return () => void server.close();
}

/**
 * @param {string} dataDir
 * @param {string} holder
 */
function alreadyRunning(dataDir, holder) {
  return new LaunchError(
    `Throughline already runs on ${dataDir}${holder && ` (${holder})`}: stop it first, or choose another DATA_DIR.`,
  );
}

/** @param {string} dataDir */
function socketPath(dataDir) {
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\throughline-${digest}`;
  const inside = path.join(dataDir, 'instance.sock');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH
    ? inside
    : path.join(os.tmpdir(), `throughline-${digest}.sock`);
}

/**
 * What the process behind the socket says, null when nobody is there.
 * @param {string} at
 * @returns {Promise<string | null>}
 */
function askHolder(at) {
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect(at);
    socket.setTimeout(2_000, () => {
      socket.destroy();
      resolve(said);
    });
    socket.on('data', (chunk) => {
      said = (said + chunk).slice(0, 500);
    });
    socket.once('end', () => resolve(said));
    // A socket that may not be opened is somebody's; only a refused or missing one is nobody's.
    socket.once('error', (error) => resolve(/EACCES|EPERM/.test(errorCode(error)) ? said : null));
  });
}
