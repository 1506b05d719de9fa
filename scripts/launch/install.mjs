import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LaunchError } from './launch-error.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean, link?: boolean }> }} LockFile */

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/;
const ATTEMPTS = 3;

/**
 * Names of packages whose installed version is not the locked one. Optional packages may be absent (other platforms),
 * but not in another version.
 * @param {LockFile} lock package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json, which npm writes last
 * @returns {string[]}
 */
export function installGaps(lock, installed) {
  return Object.entries(lock.packages ?? {})
    .filter(([at, wanted]) => {
      if (at === '') return false;
      const have = installed.packages?.[at];
      return have ? have.version !== wanted.version : !wanted.optional;
    })
    .map(([at]) => at);
}

/**
 * Installs the locked dependencies unless they are there. Throws LaunchError when npm fails.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  const started = Date.now();
  say('Installing dependencies (npm ci) …');
  for (let attempt = 1; ; attempt++) {
    const run = runNpmCi(root);
    if (run.status === 0) break;
    const output = `${run.stderr ?? ''}${run.stdout ?? ''}${run.error?.message ?? ''}`;
    const offline = OFFLINE.test(output);
    if (offline && attempt < ATTEMPTS) continue;
    if (/EACCES|EPERM|EROFS/.test(output)) {
      throw new LaunchError(
        `Cannot write to ${path.join(root, 'node_modules')}: run \`npm ci\` once as the owner of this folder.`,
      );
    }
    if (/ENOSPC/.test(output))
      throw new LaunchError(`The disk of ${root} is full: free some space and start again.`);
    if (offline) {
      throw new LaunchError(
        "Cannot reach the npm registry to install the dependencies: connect to the network (or set npm's proxy or registry) and start again.",
      );
    }
    const reason = /npm (?:error|ERR!) (?!code)(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
    throw new LaunchError(`npm ci failed: ${reason} (run \`npm ci\` to see all of it).`);
  }
  say(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** @param {string} root */
function isInstalled(root) {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  try {
    return installGaps(readJson(path.join(root, 'package-lock.json')), readJson(installed)).length === 0;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {LockFile}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @param {string} root */
function runNpmCi(root) {
  const options = [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
  ];
  const npm = process.env.npm_execpath;
  const [program, args, shell] = npm?.endsWith('.js')
    ? [process.execPath, [npm, ...options], false]
    : ['npm', options, process.platform === 'win32'];
  return spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
}
