import { failureKind } from './failure-kind';
import { RETRY_FOR_MS, retryUntilMs } from './outage';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

/** Tries again while the database is away for a moment. Rejects with the error of the last try. */
export async function retryTransient<T>(work: () => Promise<T>): Promise<T> {
  const startedMs = Date.now();
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const untilMs = failureKind(error) === 'transient' ? retryUntilMs() : 0;
      if (Date.now() + pauseMs >= Math.min(untilMs, startedMs + RETRY_FOR_MS)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
