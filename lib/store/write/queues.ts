import { processSingleton } from '../../process-singleton';
import { registerQueue } from '../status/ingest-counters';
import { commitGroup } from './commit-group';
import type { EncodedLogs } from './encode-logs';
import type { EncodedSpans } from './encode-spans';
import { logTarget } from './log-target';
import { spanTarget } from './span-target';
import { startStoreUpkeep } from './store-upkeep';
import { type QueueLimits, WriteQueue } from './write-queue';

const MIB = 1_048_576;
const LIMITS: QueueLimits = {
  writers: 2,
  groupRecords: 10_000,
  groupBytes: 16 * MIB,
  capacityRecords: 100_000,
  capacityBytes: 192 * MIB,
};

export interface WriteQueues {
  logs: WriteQueue<EncodedLogs>;
  spans: WriteQueue<EncodedSpans>;
}

/** The process's two write queues. */
export function writeQueues(): WriteQueues {
  return processSingleton('write-queues-of-process', () => {
    const logs = new WriteQueue<EncodedLogs>(LIMITS, (group) => commitGroup(logTarget, group));
    const spans = new WriteQueue<EncodedSpans>(LIMITS, (group) => commitGroup(spanTarget, group));
    registerQueue('logs', () => logs);
    registerQueue('spans', () => spans);
    startStoreUpkeep();
    return { logs, spans };
  });
}
