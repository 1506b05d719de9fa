import { processSingleton } from '../process-singleton';

/** Smaller ones take their memory and time whenever they come. */
const LARGE_BYTES = 1024 * 1024;
/** A decoded body takes up to ten times its bytes. */
const AT_ONCE_BYTES = 16 * 1024 * 1024;

interface Turns {
  bytes: number;
  waiting: { bytes: number; go: () => void }[];
}

const turns = (): Turns => processSingleton('wire-turns', () => ({ bytes: 0, waiting: [] }));

/**
 * Waits until a body of this size may be decoded: large ones a few at a time, very large ones alone, in the order they
 * came. The result ends the turn. How many may wait is bounded by the memory for bodies (`WireShare`).
 */
export async function takeTurn(bytes: number): Promise<() => void> {
  if (bytes < LARGE_BYTES) return () => undefined;
  const state = turns();
  if (state.waiting.length > 0 || !fits(state, bytes)) {
    await new Promise<void>((resolve) => state.waiting.push({ bytes, go: resolve }));
  } else state.bytes += bytes;
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    state.bytes -= bytes;
    for (let next = state.waiting[0]; next && fits(state, next.bytes); next = state.waiting[0]) {
      state.waiting.shift();
      state.bytes += next.bytes;
      next.go();
    }
  };
}

function fits(state: Turns, bytes: number): boolean {
  return state.bytes === 0 || state.bytes + bytes <= AT_ONCE_BYTES;
}
