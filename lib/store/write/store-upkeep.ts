import { logger } from '../../logger';
import { processSingleton } from '../../process-singleton';
import { pruneSaved } from '../metadata/prune-saved';
import { makePartitionsAhead } from '../partitions/make-partitions-ahead';
import { foldDeltas } from '../rollup/fold-deltas';
import { joinLinks } from '../summary/join-links';
import { readTermStart } from '../terms/term-start';
import { pruneDigests } from './prune-digests';
import { pruneDocuments } from './prune-documents';

const PARTITIONS_EVERY_MS = 3_600_000;
const PRUNE_EVERY_MS = 60_000;
const PRUNE_SAVED_EVERY_MS = 3_600_000;
const JOIN_LINKS_EVERY_MS = 2_000;
const FOLD_EVERY_MS = 5_000;

interface Upkeep {
  timers: NodeJS.Timeout[];
}

const upkeep = (): Upkeep => processSingleton<Upkeep>('store-upkeep', () => ({ timers: [] }));

/**
 * Makes partitions ahead (now and each hour), prunes old digests and document ids (each minute), the trash of saved things
 * (each hour), folds span rollups (every 5 s) and finds the spans that links name (every 2 s). Called at start, and by the first write; a second call does nothing. A failure is
 * logged and tried again the next time.
 */
export function startStoreUpkeep(): void {
  const { timers } = upkeep();
  if (timers.length > 0) return;
  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    let busy = false;
    const run = () => {
      if (busy) return;
      busy = true;
      void work()
        .catch((error: unknown) => logger().warn({ err: error }, `${what} failed`))
        .finally(() => {
          busy = false;
        });
    };
    timers.push(setInterval(run, ms).unref());
    return run;
  };
  // The first search asks again if this fails.
  void readTermStart().catch(() => undefined);
  every(PARTITIONS_EVERY_MS, 'making partitions ahead', makePartitionsAhead)();
  every(PRUNE_EVERY_MS, 'pruning batch digests', pruneDigests);
  every(PRUNE_EVERY_MS, 'pruning document ids', pruneDocuments);
  every(PRUNE_SAVED_EVERY_MS, 'pruning the trash', pruneSaved);
  every(JOIN_LINKS_EVERY_MS, 'joining span links', joinLinks);
  every(FOLD_EVERY_MS, 'folding span rollups', foldDeltas);
}

export function stopStoreUpkeep(): void {
  for (const timer of upkeep().timers.splice(0)) clearInterval(timer);
}
