import type { WriteOutcome } from '../../contracts/write-batch';
import { msFromTimeNs, nowNs } from '../../time/time-ns';
import { asAppError } from '../client/database-error';
import { ensurePartitions } from '../partitions/ensure-partitions';
import { countAccepted, countDuplicates, countRejected, recordIngestError } from '../status/ingest-counters';
import type { EncodedBatch } from './encoded-batch';
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
      const batch = await encode();
      await ensurePartitions(target.table, batch.days, nowNs());
      newestNs = batch.newestNs;
      return batch;
    });
    const lagMs = newestNs === null ? null : Date.now() - msFromTimeNs(newestNs);
    if (outcome.stored > 0) countAccepted(target.signal, outcome.stored, lagMs);
    countDuplicates(target.signal, outcome.duplicates);
    countRejected(target.signal, outcome.rejected.length);
    return outcome;
  } catch (error) {
    const shown = asAppError(error);
    if (shown instanceof Error) recordIngestError('store', shown.message);
    throw shown;
  }
}
