/** For how long a search is still "the same list" when one comes back to it, by whether a line was chosen in it. */
const CHOSEN_MS = 30 * 60_000;
const PLAIN_MS = 60_000;
const MAX_ANCHORS = 50;

const anchors = new Map<string, number>();

/**
 * The instant that `now` means for a search. Coming back from a trace finds the instant of the first visit, and with
 * it the same list; a search that was left long ago, or was never run, gets the present.
 */
export function recallAnchor(key: string, hasChosenLine: boolean, nowMs = Date.now()): number {
  const known = anchors.get(key);
  if (known !== undefined && nowMs - known < (hasChosenLine ? CHOSEN_MS : PLAIN_MS)) return known;
  return renewAnchor(key, nowMs);
}

/** Runs the search anew: `now` is now. */
export function renewAnchor(key: string, nowMs = Date.now()): number {
  anchors.delete(key);
  anchors.set(key, nowMs);
  const oldest = anchors.keys().next().value;
  if (anchors.size > MAX_ANCHORS && oldest !== undefined) anchors.delete(oldest);
  return nowMs;
}
