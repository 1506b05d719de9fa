import type { SpanRecord } from '../../contracts/telemetry';
import type { WriteBatch, WriteOutcome } from '../../contracts/write-batch';
import { encodeSpans } from './encode-spans';
import { writeQueues } from './queues';
import { spanTarget } from './span-target';
import { submitBatch } from './submit-batch';

/**
 * Stores a batch of spans and resolves after COMMIT. A span that is there already (same trace, id, start and kind) is
 * counted as a duplicate; the first one stored is kept. Throws as `writeLogs` does.
 */
export async function writeSpans(batch: WriteBatch<SpanRecord>): Promise<WriteOutcome> {
  return await submitBatch(
    spanTarget,
    writeQueues().spans,
    batch.records.length,
    async () => await encodeSpans(batch),
  );
}
