import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collectOutput } from './collect-output.mjs';
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
 * @param {AbortSignal} [signal] ends npm
 */
export async function ensureInstalled(root, say, signal) {
  if (isInstalled(root)) return;
  const started = Date.now();
  say('Installing dependencies (npm ci) …');
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await runNpmCi(root, signal);
    if (code === 0) break;
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

/**
 * @param {string} root
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpmCi(root, signal) {
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  options.push('--fetch-retries=2', '--fetch-retry-mintimeout=1000');
  // Under `npm start` npm says where it is; npm.cmd on Windows needs a shell.
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  return collectOutput(
    spawn(npm ? process.execPath : 'npm', npm ? [npm, ...options] : options, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !npm && process.platform === 'win32',
      ...(signal && { signal }),
    }),
  );
}
