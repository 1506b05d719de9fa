import { writeQueues } from './queues';
import { stopStoreUpkeep } from './store-upkeep';

/**
 * For an orderly stop: refuses new batches and resolves when all that were received are committed and answered, or after
 * `timeoutMs`. @returns whether everything was answered
 */
export async function drainWrites(timeoutMs = 15_000): Promise<boolean> {
  stopStoreUpkeep();
  const { logs, spans } = writeQueues();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const drained = Promise.all([logs.drain(), spans.drain()]).then(() => true);
  return await Promise.race([drained, late]).finally(() => clearTimeout(timer));
}
