/** A total read from blocks, each drawn from its own part of the range. */
export interface Estimate {
  total: number;
  /** Half of the 95 % interval as a share of the total; 1 with a total of 0 where the sample holds no match. */
  relativeError: number;
}

/**
 * Expands the matches of the picked blocks (in time order) to all `of` blocks. The error comes from the differences of
 * neighbouring blocks, as is usual for one draw a stratum: it sees matches that come in bursts, and no slow trend.
 * Source: Wolter, Introduction to Variance Estimation, 2007, ch. 8 (v2).
 */
export function estimateTotal(matches: readonly number[], of: number): Estimate {
  const picked = matches.length;
  const sum = matches.reduce((all, n) => all + n, 0);
  if (picked === 0 || sum === 0) return { total: 0, relativeError: picked < of ? 1 : 0 };
  if (picked >= of) return { total: sum, relativeError: 0 };
  let squares = 0;
  for (let at = 1; at < picked; at++) squares += ((matches[at] ?? 0) - (matches[at - 1] ?? 0)) ** 2;
  const mean = sum / picked;
  // Few matches say little about their own spread: no less than that of as many independent ones.
  const variance = Math.max(picked > 1 ? squares / (2 * (picked - 1)) : 0, mean) / picked;
  const finite = 1 - picked / of;
  const full = matches.filter((n) => n > 0).length;
  const half = quantile95(Math.max(1, full - 1)) * Math.sqrt(variance * finite);
  return { total: Math.round(mean * of), relativeError: half / mean };
}

/** Student's t at 97.5 %, by its expansion around the normal's. Source: Abramowitz & Stegun 26.7.5. */
function quantile95(freedom: number): number {
  return (
    1.959964 +
    2.372271 / freedom +
    2.822502 / freedom ** 2 +
    2.555818 / freedom ** 3 +
    1.589536 / freedom ** 4
  );
}
