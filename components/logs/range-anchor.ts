import { serverNowMs, serverOffsetMs } from '@/lib/http/server-clock';

/** For how long a search is still "the same list" when one comes back to it, by whether a line was chosen in it. */
const CHOSEN_MS = 30 * 60_000;
const PLAIN_MS = 60_000;
const MAX_ANCHORS = 50;

interface Anchor {
  atMs: number;
  /** What this machine's clock was thought to be off by; an instant of another clock is no use. */
  offsetMs: number;
  /** Somebody went from here into a trace and will want to come back to the very list. */
  held: boolean;
}
const anchors = new Map<string, Anchor>();

/**
 * The instant that `now` means for a search. Coming back from a trace finds the instant of the first visit, and with
 * it the same list; a search that was left long ago, or was never run, gets the present.
 */
export function recallAnchor(key: string, hasChosenLine: boolean, nowMs = serverNowMs()): number {
  const known = anchors.get(key);
  const keptMs = hasChosenLine || known?.held ? CHOSEN_MS : PLAIN_MS;
  if (known && known.offsetMs === serverOffsetMs() && nowMs - known.atMs < keptMs) return known.atMs;
  return renewAnchor(key, nowMs);
}

/** Runs the search anew: `now` is now. */
export function renewAnchor(key: string, nowMs = serverNowMs()): number {
  anchors.delete(key);
  anchors.set(key, { atMs: nowMs, offsetMs: serverOffsetMs(), held: false });
  const oldest = anchors.keys().next().value;
  if (anchors.size > MAX_ANCHORS && oldest !== undefined) anchors.delete(oldest);
  return nowMs;
}

/** Keeps the search's instant for coming back, as for a chosen line. */
export function holdAnchor(key: string): void {
  const known = anchors.get(key);
  if (known) known.held = true;
}
