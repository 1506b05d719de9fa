/**
 * How likely it is, if both sides had the same rate, that `hitsA` of `ofA` and `hitsB` of `ofB` lie so far apart by
 * chance: Fisher's exact test, two-sided (all tables at most as likely as this one). For any sizes, also tiny ones.
 * Source: R. A. Fisher, J. R. Stat. Soc. 85 (1922) 87-94; two sides as in R's `fisher.test`.
 */
export function fisherExact(hitsA: number, ofA: number, hitsB: number, ofB: number): number {
  const { lowest, highest, logShare } = tablesOf(hitsA + hitsB, ofA, ofB);
  if (highest <= lowest) return 1;
  const seen = logShare(hitsA);
  let sum = 0;
  for (let k = lowest; k <= highest; k++) {
    const share = logShare(k);
    if (share <= seen + 1e-7) sum += Math.exp(share);
  }
  return Math.min(1, sum);
}

/** The same one-sided: how likely `b` has so many hits, or more of all of them, by chance. */
export function fisherMore(hitsA: number, ofA: number, hitsB: number, ofB: number): number {
  const { lowest, highest, logShare } = tablesOf(hitsA + hitsB, ofA, ofB);
  if (hitsA >= highest) return 1;
  let sum = 0;
  for (let k = lowest; k <= hitsA; k++) sum += Math.exp(logShare(k));
  return Math.min(1, sum);
}

/** All tables with these margins, by the hits of `a`, and the logarithm of each one's probability. */
function tablesOf(hits: number, ofA: number, ofB: number) {
  const logOf = logFactorials(ofA + ofB);
  const choose = (n: number, k: number) => (logOf[n] ?? 0) - (logOf[k] ?? 0) - (logOf[n - k] ?? 0);
  return {
    lowest: Math.max(0, hits - ofB),
    highest: Math.min(hits, ofA),
    logShare: (k: number) => choose(ofA, k) + choose(ofB, hits - k) - choose(ofA + ofB, hits),
  };
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1);
  for (let n = 2; n <= upTo; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}
