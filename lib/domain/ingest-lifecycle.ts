import { closePools } from '../store/client/pools';
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

/** Ends all connections to PostgreSQL; the last step of a stop. */
export async function closeStore(): Promise<void> {
  await closePools();
}
