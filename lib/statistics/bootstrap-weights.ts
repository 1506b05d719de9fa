/**
 * How often each of `units` units (traces) is drawn in each of `rounds` resamples with replacement: the spans of one
 * trace resemble each other, so whole traces are drawn. The same numbers every time, so that a question asked twice is
 * answered alike. Source: A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application (1997), §3.8.
 */
export function bootstrapWeights(units: number, rounds: number, seed: number): Uint16Array[] {
  const random = mulberry32(seed);
  return Array.from({ length: rounds }, () => {
    const weights = new Uint16Array(units);
    for (let draw = 0; draw < units; draw++) {
      const at = Math.floor(random() * units);
      weights[at] = (weights[at] ?? 0) + 1;
    }
    return weights;
  });
}

function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
