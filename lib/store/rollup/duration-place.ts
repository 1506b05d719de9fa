/** Quarter octaves of microseconds: place p holds durations from 2^(p/4) µs on; the last one everything beyond. */
export const DURATION_PLACES = 120;

/**
 * The least duration (ns) of each place but the first, which begins at 0. PostgreSQL's `width_bucket(ns, these)` gives
 * the same place as `durationPlace`.
 */
export const PLACE_FLOORS: readonly bigint[] = Array.from({ length: DURATION_PLACES - 1 }, (_, at) =>
  BigInt(Math.ceil(1_000 * 2 ** ((at + 1) / 4))),
);

/** The place of a duration: clamp(floor(4 log2 µs), 0, 119). @param ns nanoseconds; below 1 µs, and negative, is place 0 */
export function durationPlace(ns: bigint): number {
  const guess = Math.floor(4 * Math.log2(Math.max(1, Number(ns) / 1_000)));
  let place = Math.min(DURATION_PLACES - 1, guess);
  // A logarithm may miss by one beside a power of two.
  while (place < DURATION_PLACES - 1 && ns >= (PLACE_FLOORS[place] ?? 0n)) place++;
  while (place > 0 && ns < (PLACE_FLOORS[place - 1] ?? 0n)) place--;
  return place;
}
