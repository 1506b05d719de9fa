import { beginIngest, closeStore, finishIngest } from '../domain/ingest-lifecycle';
import { env } from '../env';
import { logger } from '../logger';
import { processSingleton } from '../process-singleton';
import { TAIL_PATHS, upgradeToTail } from './loki/tail';
import { startWireListeners, stopWireListeners } from './wire-listeners';
import type { UpgradeHandler } from './wire-protocol';

/** Hooks that `npm start` runs, in order, before it stops PostgreSQL (scripts/launch/stop-in-order.mjs). */
const stopHooks = () => processSingleton<(() => Promise<unknown>)[]>('stopHooks', () => []);

/** WebSockets on the main port by path; scripts/launch/http-listener.mjs hands them over. */
const upgrades = () => processSingleton('upgrades', () => new Map<string, UpgradeHandler>());

/** What runs beside Next in the server process: partitions ahead, wire listeners, and an orderly end of it all. */
export async function startProcess(): Promise<void> {
  beginIngest();
  const { HOST, LISTEN } = env();
  await startWireListeners(HOST, LISTEN);
  for (const path of TAIL_PATHS) upgrades().set(path, upgradeToTail);
  processSingleton('wire-process', () => {
    stopHooks().push(
      () => stopWireListeners(),
      () => finishIngest(),
      () => closeStore(),
    );
    endWithSignals();
    return true;
  });
}

/**
 * Under plain `next start`, Next closes its own server on a signal and then ends the process; the listeners close
 * alongside, and nobody whose batch is not committed has been told that it is. The launcher runs the hooks itself.
 */
function endWithSignals(): void {
  if (env().NEXT_MANUAL_SIG_HANDLE) return;
  const end = () => {
    void stopWireListeners()
      .then(() => finishIngest())
      .then(() => closeStore())
      .catch((error: unknown) => logger().warn({ err: error }, 'while stopping'));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
