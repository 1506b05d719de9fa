import { NS_PER_DAY, nowNs } from '../../time/time-ns';
import { ensurePartitions } from './ensure-partitions';
import { PARTITIONED_TABLES } from './partition-catalog';

/** Makes the partitions of today and the next two days, so that no write at midnight waits for one. */
export async function makePartitionsAhead(now: bigint = nowNs()): Promise<void> {
  for (const table of PARTITIONED_TABLES) {
    await ensurePartitions(table, [now, now + NS_PER_DAY, now + 2n * NS_PER_DAY], now);
  }
}
