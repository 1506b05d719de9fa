import { ingestTurn } from '../store/write/ingest-turn';

/** What a search has to wait at most for a piece, beside others. */
const PIECE_MS = 8;

/** Does work of a request in pieces: after a few milliseconds of it, whoever else waits has a turn of the event loop. */
export async function inPieces<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const untilMs = performance.now() + PIECE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < untilMs);
    await ingestTurn();
  }
}
