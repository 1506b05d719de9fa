import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '../../lib/http/wire-process';

// A server process to be tormented: the protocols' listeners as `npm start` opens them, without the pages.
process.on('message', (message) => {
  if (message === 'memory') void tellMemory();
});

/** Twice, with a pause: what weak references hold goes at the second, and buffers are given back beside the program. */
async function tellMemory(): Promise<void> {
  globalThis.gc?.();
  await sleep(2_000);
  globalThis.gc?.();
  await sleep(1_000);
  process.send?.({ rss: process.memoryUsage.rss() });
}

await startProcess();
process.send?.('ready');
