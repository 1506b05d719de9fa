export interface Figures {
  runs: number;
  medianMs: number;
  p95Ms: number;
}

/** Median and P95 (nearest rank) of durations in ms. */
export function figures(durationsMs: readonly number[]): Figures {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { runs: sorted.length, medianMs: at(0.5), p95Ms: at(0.95) };
}
