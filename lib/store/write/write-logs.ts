import type { LogRecord } from '../../contracts/telemetry';
import type { WriteBatch, WriteOutcome } from '../../contracts/write-batch';
import { encodeLogs } from './encode-logs';
import { logTarget } from './log-target';
import { writeQueues } from './queues';
import { submitBatch } from './submit-batch';

/**
 * Stores a batch of logs and resolves after COMMIT. A batch whose digest is stored already is not stored again.
 * Throws AppError: `too_many_requests` when the queue is full, `unavailable` when the database does not take writes;
 * both with `retryAfterSeconds`, and sending the same batch again is safe.
 */
export async function writeLogs(batch: WriteBatch<LogRecord>): Promise<WriteOutcome> {
  return await submitBatch(
    logTarget,
    writeQueues().logs,
    batch.records.length,
    async () => await encodeLogs(batch),
  );
}
