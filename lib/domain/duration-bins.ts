const BINS = 32;

/** Two samples of durations counted in the same bins, which widen by a constant factor: latencies are skewed. */
export function durationBins(
  a: Float64Array,
  b: Float64Array,
): { edgesNs: number[]; baseline: number[]; candidate: number[] } {
  const all = [a[0], b[0]].filter((value) => value !== undefined);
  if (all.length === 0) return { edgesNs: [], baseline: [], candidate: [] };
  const least = Math.max(1, Math.min(...all));
  const most = Math.max(least * 1.01, a.at(-1) ?? 0, b.at(-1) ?? 0);
  const step = Math.log(most / least) / BINS;
  const edgesNs = Array.from({ length: BINS + 1 }, (_, at) => Math.round(least * Math.exp(step * at)));
  const count = (values: Float64Array) => {
    const counts = new Array<number>(BINS).fill(0);
    for (const value of values) {
      const at = Math.min(BINS - 1, Math.max(0, Math.floor(Math.log(Math.max(1, value) / least) / step)));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  return { edgesNs, baseline: count(a), candidate: count(b) };
}
