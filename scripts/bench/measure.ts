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

/** Runs `work` `warmUps` times unmeasured, then `runs` times; `work` gets the run's number so that terms can rotate. */
export async function measure(
  runs: number,
  work: (run: number) => Promise<void>,
  warmUps = 2,
): Promise<Figures> {
  for (let run = 0; run < warmUps; run++) await work(run);
  const durations: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work(warmUps + run);
    durations.push(performance.now() - started);
  }
  return figures(durations);
}
