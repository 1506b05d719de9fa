import { DURATION_PLACES } from './duration-place';
import type { RedSum } from './red-sum';

/**
 * How far a quantile may be off, as a share of it: it lies in the true one's quarter octave, and 2^(1/4) is 1.19. Below
 * 2 µs and beyond 15 minutes only the class is known.
 */
export const QUANTILE_ERROR = 0.19;

/**
 * The q-quantile of durations in milliseconds, interpolated along the logarithm inside its class; null without any.
 * @param q 0 to 1
 */
export function durationQuantileMs({ durations }: Pick<RedSum, 'durations'>, q: number): number | null {
  let total = 0;
  for (const count of durations) total += count;
  if (total === 0) return null;
  // Nearest rank (the smallest duration that a share q does not exceed), seen as the middle of its place in the class.
  const rank = Math.max(1, Math.ceil(q * total));
  let below = 0;
  for (let place = 0; place < DURATION_PLACES; place++) {
    const count = durations[place] ?? 0;
    if (below + count >= rank) return placeMs(place, (rank - below - 0.5) / count);
    below += count;
  }
  return null;
}

/** @param share 0 to 1: how far into the class */
function placeMs(place: number, share: number): number {
  // The first class begins at nothing, which has no logarithm.
  const us = place === 0 ? share * 2 ** 0.25 : 2 ** ((place + share) / 4);
  return us / 1_000;
}
