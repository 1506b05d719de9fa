import { processSingleton } from '../process-singleton';
import { Lane } from '../store/client/lane';

/** Whoever has a link may be anybody: all of them together never keep those who log in from the database. */
const lane = () => processSingleton('shared-lane', () => new Lane({ size: 3, waiting: 200, waitMs: 15_000 }));

/** Runs what a shared link asks, a few at a time. Throws AppError `too_many_requests`, `unavailable`, `canceled`. */
export async function sharedTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const leave = await lane().enter(signal);
  try {
    return await work();
  } finally {
    leave();
  }
}
