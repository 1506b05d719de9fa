import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, dev?: boolean, license?: string, optionalDependencies?: Record<string, string> }} LockPackage
 * @typedef {{ packages: Record<string, LockPackage & Record<string, unknown>> }} Lock
 */

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const lockPath = path.join(root, 'package-lock.json');

/** @returns {Lock} */
export function readLock() {
  return JSON.parse(readFileSync(lockPath, 'utf8'));
}

/**
 * The lock entries that `npm ci` will ask for and that are not there: exact-version optional packages of other
 * platforms, which a registry mirror may lack when the lock is written.
 * @param {Lock} lock
 * @returns {Lock['packages']}
 */
export function missingLockEntries(lock) {
  /** @type {Lock['packages']} */
  const missing = {};
  for (const [at, owner] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      if (lock.packages[key] || lock.packages[`${at}/node_modules/${name}`] || !/^\d/.test(range)) continue;
      const os = /darwin|win32|android|freebsd|openbsd|netbsd|linux/.exec(name)?.[0];
      const cpu = /arm64|x64|arm|ia32|riscv64|ppc64|s390x|loong64|wasm32/.exec(name)?.[0];
      missing[key] = {
        version: range,
        ...(cpu && { cpu: [cpu] }),
        ...(owner.dev && { dev: true }),
        ...(owner.license && { license: owner.license }),
        optional: true,
        ...(os && { os: [os] }),
        ...(/musl/.test(name) && { libc: ['musl'] }),
      };
    }
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = readLock();
  const missing = missingLockEntries(lock);
  const entries = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${Object.keys(missing).length} entries added`);
}
