import { AppError } from '../../errors';
import { processSingleton } from '../../process-singleton';

/** More wait a second or two for their turn, and senders that wait longer send again. */
const MOST_ARRIVING = 256;

interface Turns {
  waiting: (() => void)[];
  arriving: number;
  running: boolean;
}

const turns = (): Turns =>
  processSingleton('ingest-turns', () => ({ waiting: [], arriving: 0, running: false }));

/**
 * Resolves in a turn of the event loop in which no other piece of ingest work runs, first come first served: however many
 * batches are decoded and encoded at once, whoever searches waits for one piece of one of them.
 */
export async function ingestTurn(): Promise<void> {
  const state = turns();
  await new Promise<void>((resolve) => {
    state.waiting.push(resolve);
    if (!state.running) pump(state);
  });
}

/** The same before a batch is decoded. Throws AppError `too_many_requests` when very many wait for that. */
export async function arrivalTurn(): Promise<void> {
  const state = turns();
  if (state.arriving >= MOST_ARRIVING) {
    throw new AppError('too_many_requests', 'More arrives than can be read. Send it again a little later.', {
      retryAfterSeconds: 1,
    });
  }
  state.arriving++;
  await ingestTurn().finally(() => {
    state.arriving--;
  });
}

function pump(state: Turns): void {
  state.running = true;
  setImmediate(() => {
    state.waiting.shift()?.();
    if (state.waiting.length > 0) pump(state);
    else state.running = false;
  });
}
