import { normalQuantile, normalTail } from './normal-distribution';

export interface Rate {
  hits: number;
  of: number;
}

/**
 * The interval of the difference of two rates (b - a) at the confidence 1 - alpha, good for small counts and rates near
 * zero. Source: R. G. Newcombe, Statist. Med. 17 (1998) 873-890, method 10 (from Wilson's score intervals).
 */
export function rateDifference(a: Rate, b: Rate, alpha: number): { low: number; high: number } {
  return newcombe(a, b, normalQuantile(alpha / 2));
}

/**
 * How likely a difference as large as seen is by chance when the rate of `b` were in truth at most `limit` above that of
 * `a`: the level at which Newcombe's interval begins to exclude the limit, one-sided.
 */
export function rateExceeds(a: Rate, b: Rate, limit: number): number {
  if (a.of === 0 || b.of === 0 || rateOf(b) - rateOf(a) <= limit) return 1;
  let [low, high] = [0, 38];
  for (let step = 0; step < 50; step++) {
    const z = (low + high) / 2;
    if (newcombe(a, b, z).low > limit) low = z;
    else high = z;
  }
  return normalTail(low);
}

function newcombe(a: Rate, b: Rate, z: number): { low: number; high: number } {
  const [p1, p2] = [rateOf(a), rateOf(b)];
  const [one, two] = [wilson(a, z), wilson(b, z)];
  return {
    low: p2 - p1 - Math.hypot(p2 - two.low, one.high - p1),
    high: p2 - p1 + Math.hypot(two.high - p2, p1 - one.low),
  };
}

function rateOf({ hits, of }: Rate): number {
  return of === 0 ? 0 : hits / of;
}

/** Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. */
function wilson({ hits, of }: Rate, z: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const p = hits / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of)) || 0;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
