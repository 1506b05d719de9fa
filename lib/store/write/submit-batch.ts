import type { WriteOutcome } from '../../contracts/write-batch';
import { AppError } from '../../errors';
import { msFromTimeNs, nowNs } from '../../time/time-ns';
import { ensurePartitions } from '../partitions/ensure-partitions';
import { countAccepted, countDuplicates, countRejected, recordIngestError } from '../status/ingest-counters';
import type { EncodedBatch } from './encoded-batch';
import { failureKind } from './failure-kind';
import { retryTransient } from './retry-transient';
import { storeError } from './store-error';
import type { WriteQueue } from './write-queue';
import type { WriteTarget } from './write-target';

/** Sends one batch through its queue, makes the partitions it needs first and counts what became of it. */
export async function submitBatch<B extends EncodedBatch>(
  target: WriteTarget<B>,
  queue: WriteQueue<B>,
  records: number,
  encode: () => Promise<B>,
): Promise<WriteOutcome> {
  if (records === 0) return { stored: 0, duplicates: 0, duplicateBatch: false, rejected: [] };
  try {
    let newestNs: bigint | null = null;
    const outcome = await queue.submit(records, async () => {
      const batch = await retryTransient(async () => {
        const encoded = await encode();
        await ensurePartitions(target.table, encoded.days, nowNs());
        return encoded;
      });
      newestNs = batch.newestNs;
      return batch;
    });
    const lagMs = newestNs === null ? null : Date.now() - msFromTimeNs(newestNs);
    if (outcome.stored > 0) countAccepted(target.signal, outcome.stored, lagMs);
    countDuplicates(target.signal, outcome.duplicates);
    countRejected(target.signal, outcome.rejected.length);
    return outcome;
  } catch (error) {
    const shown = error instanceof AppError ? error : storeError(failureKind(error), error);
    recordIngestError('store', shown.message);
    throw shown;
  }
}
