import { logger } from '../../logger';
import { processSingleton } from '../../process-singleton';
import { makePartitionsAhead } from '../partitions/make-partitions-ahead';
import { pruneDigests } from './prune-digests';

const PARTITIONS_EVERY_MS = 3_600_000;
const PRUNE_EVERY_MS = 60_000;

interface Upkeep {
  timers: NodeJS.Timeout[];
}

const upkeep = (): Upkeep => processSingleton<Upkeep>('store-upkeep', () => ({ timers: [] }));

/**
 * Makes partitions ahead (now and each hour) and prunes old digests (each minute). Called at start, and by the first
 * write; a second call does nothing. A failure is logged and tried again the next time.
 */
export function startStoreUpkeep(): void {
  const { timers } = upkeep();
  if (timers.length > 0) return;
  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    const run = () => void work().catch((error: unknown) => logger().warn({ err: error }, `${what} failed`));
    timers.push(setInterval(run, ms).unref());
    return run;
  };
  every(PARTITIONS_EVERY_MS, 'making partitions ahead', makePartitionsAhead)();
  every(PRUNE_EVERY_MS, 'pruning batch digests', pruneDigests);
}

export function stopStoreUpkeep(): void {
  for (const timer of upkeep().timers.splice(0)) clearInterval(timer);
}
