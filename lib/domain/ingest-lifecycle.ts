import { drainWrites } from '../store/write/drain-writes';
import { startStoreUpkeep } from '../store/write/store-upkeep';

/** Makes the store ready for what will come in: partitions ahead, old digests pruned. Once a process; never throws. */
export function beginIngest(): void {
  startStoreUpkeep();
}

/** Refuses new batches and resolves when the received ones are committed and answered. */
export async function finishIngest(): Promise<void> {
  await drainWrites();
}
