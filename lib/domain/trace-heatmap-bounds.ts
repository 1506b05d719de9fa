/** Quarter octaves of microseconds: the places of lib/store's duration counts, as whole nanoseconds. */
const PLACES = 120;

/**
 * Where each place begins: `PLACE_BOUNDS[i]` is the least duration in ns of place i, and of place 0 it is 0. Whole
 * numbers, so that a box over cells and the cells themselves agree about every trace.
 */
export const PLACE_BOUNDS: readonly bigint[] = Array.from({ length: PLACES }, (_, place) =>
  place === 0 ? 0n : BigInt(Math.ceil(1000 * 2 ** (place / 4))),
);

/** The place of a duration in ns. */
export function placeOf(durationNs: bigint): number {
  let [low, high] = [0, PLACES - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((PLACE_BOUNDS[middle] ?? 0n) <= durationNs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Fewer would be broad bands that show nothing. */
const LEAST_ROWS = 10;

/**
 * Neighbouring places as one row each, few enough rows: the bounds of the rows, and the row of a place. Where all lie
 * close together there are empty rows around them.
 */
export function planRows(
  shortest: number,
  longest: number,
  rows: number,
): { bounds: bigint[]; rowOf: (place: number) => number } {
  const missing = Math.max(0, Math.min(LEAST_ROWS, rows) - (longest - shortest + 1));
  const least = Math.max(0, shortest - Math.floor(missing / 2));
  const most = Math.min(PLACES - 1, longest + Math.ceil(missing / 2));
  let size = 1;
  while (Math.floor(most / size) - Math.floor(least / size) + 1 > rows) size++;
  const first = Math.floor(least / size);
  const last = Math.floor(most / size);
  const bounds: bigint[] = [];
  for (let row = first; row <= last + 1; row++) bounds.push(startOf(row * size));
  return { bounds, rowOf: (place) => Math.floor(place / size) - first };
}

/** Beyond the last place there is still an end to name. */
function startOf(place: number): bigint {
  return PLACE_BOUNDS[place] ?? BigInt(Math.ceil(1000 * 2 ** (place / 4)));
}
