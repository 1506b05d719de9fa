import { type TimeNs, timeNsFromMs } from '../time/time-ns';

/** The `Date` header counts whole seconds: the server's clock was anywhere within this of it. */
const HEADER_STEP_MS = 1000;
/** A smaller change of the offset says nothing: it would only run searches again. */
const WORTH_TELLING_MS = 1000;

let offsetMs = 0;
const listeners = new Set<() => void>();

/**
 * Learns from an answer how far this machine's clock is off the server's (RFC 9110 §6.6.1). The header was written
 * between `sentMs` and `receivedMs` (Unix ms of this machine); an offset that this allows is kept as it is.
 */
export function learnServerTime(dateHeader: string | null, sentMs: number, receivedMs: number): void {
  const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverMs)) return;
  const least = serverMs - receivedMs;
  const most = serverMs + HEADER_STEP_MS - sentMs;
  if (most < least || (offsetMs >= least && offsetMs <= most)) return;
  const learned = Math.round((least + most) / 2);
  if (Math.abs(learned - offsetMs) < WORTH_TELLING_MS) return;
  offsetMs = learned;
  for (const listener of listeners) listener();
}

/** Milliseconds to add to this machine's clock for the server's; 0 while they agree or nothing is known. */
export function serverOffsetMs(): number {
  return offsetMs;
}

/** The server's time, Unix ms: what `now` means for a search, whatever this machine's clock says. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}

/** The same as nanoseconds, for date math. */
export function serverNowNs(): TimeNs {
  return timeNsFromMs(serverNowMs());
}

/** Calls back when the offset changes. Returns the way to stop. */
export function onServerOffset(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
