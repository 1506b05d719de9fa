import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './launch-error.mjs';
import { commandLine, isAlive, waitForExit } from './process-state.mjs';

/**
 * What postmaster.pid says (PostgreSQL miscadmin.h: line 1 the pid, 4 the port, 8 the state).
 * @param {string} text
 * @returns {{ pid: number, port: number, ready: boolean } | null}
 */
export function parsePostmasterPid(text) {
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), ready: lines[7]?.trim() === 'ready' };
}

/** @param {string} clusterDir */
export function readPostmasterPid(clusterDir) {
  try {
    return parsePostmasterPid(readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Clears what a killed run left: an orphaned server is stopped in order, and a pid file whose number now belongs to
 * another program (usual in containers) is removed, because PostgreSQL would refuse to start beside it.
 * @param {string} clusterDir
 */
export async function clearLeftovers(clusterDir) {
  const left = readPostmasterPid(clusterDir);
  if (!left) return;
  if (isAlive(left.pid) && /postgres/.test(commandLine(left.pid))) await stopPostmaster(left.pid, 'SIGINT');
  const file = path.join(clusterDir, 'postmaster.pid');
  if (existsSync(file)) rmSync(file, { force: true });
}

/**
 * SIGINT is PostgreSQL's fast shutdown (roll back, checkpoint, exit); SIGQUIT gives up at once and recovers later.
 * @param {number} pid
 * @param {'SIGINT' | 'SIGQUIT'} signal
 */
export async function stopPostmaster(pid, signal) {
  for (const [name, limitMs] of /** @type {const} */ ([
    [signal, 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ])) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return;
      throw error;
    }
    if (await waitForExit(pid, limitMs)) return;
  }
}
