import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';

/** Each one reads the store several times a second while logs arrive. */
const MAX_TAILS = 24;
const RETRY_SECONDS = 10;

/**
 * Takes one of the process's places for live tails until the returned function is called; calling it again does nothing.
 * Throws AppError `too_many_requests` when all are taken.
 */
export function takeTailSlot(): () => void {
  const slots = processSingleton('tail-slots', () => ({ taken: 0 }));
  if (slots.taken >= MAX_TAILS) {
    throw new AppError(
      'too_many_requests',
      `${MAX_TAILS} live views are open on this server, which is all it serves. Turn one off, here or in another tab, and try again.`,
      { retryAfterSeconds: RETRY_SECONDS },
    );
  }
  slots.taken++;
  let held = true;
  return () => {
    if (held) slots.taken--;
    held = false;
  };
}
