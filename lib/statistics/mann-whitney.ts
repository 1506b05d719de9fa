import { normalTail } from './normal-distribution';

export interface RankTest {
  /** Two-sided. */
  pValue: number;
  /** How likely a value of `b` is above one of `a`, ties counted half: 0.5 means no shift. */
  superiority: number;
}

const EXACT_UP_TO = 25;

/**
 * Whether the values of `b` tend to lie above or below those of `a`, whatever their distributions. Exact for small
 * samples without ties, else the normal approximation with tie and continuity correction; p = 1 where a side is empty.
 * Source: H. B. Mann, D. R. Whitney, Ann. Math. Statist. 18 (1947) 50-60; ties as in R's `wilcox.test`.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankTest {
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return { pValue: 1, superiority: 0.5 };
  const { rankSumOfB, tied } = rankSum(a, b);
  const u = rankSumOfB - (n * (n + 1)) / 2;
  const superiority = u / (m * n);
  if (tied === 0 && m <= EXACT_UP_TO && n <= EXACT_UP_TO) {
    const least = Math.min(u, m * n - u);
    return { pValue: Math.min(1, 2 * exactShareUpTo(least, m, n)), superiority };
  }
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - tied / (all * (all - 1)));
  if (!(variance > 0)) return { pValue: 1, superiority };
  const distance = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5);
  return { pValue: Math.min(1, 2 * normalTail(distance / Math.sqrt(variance))), superiority };
}

/** Mean ranks over both samples; `tied` is the sum of t³ - t over groups of t equal values. */
function rankSum(a: readonly number[], b: readonly number[]): { rankSumOfB: number; tied: number } {
  const left = Float64Array.from(a).sort();
  const right = Float64Array.from(b).sort();
  let [i, j, rankSumOfB, tied] = [0, 0, 0, 0];
  while (i < left.length || j < right.length) {
    const value = Math.min(left[i] ?? Number.POSITIVE_INFINITY, right[j] ?? Number.POSITIVE_INFINITY);
    const before = i + j;
    const fromB = j;
    while (i < left.length && left[i] === value) i++;
    while (j < right.length && right[j] === value) j++;
    const size = i + j - before;
    if (size === 0) break;
    rankSumOfB += (j - fromB) * (before + (size + 1) / 2);
    tied += size ** 3 - size;
  }
  return { rankSumOfB, tied };
}

/** The share of all arrangements of m and n distinct values whose U is at most `u`. */
function exactShareUpTo(u: number, m: number, n: number): number {
  // ways[k][s]: in how many ways k of the ranks seen so far give U = s.
  const ways = Array.from({ length: m + 1 }, () => new Float64Array(m * n + 1));
  if (ways[0]) ways[0][0] = 1;
  for (let rank = 0; rank < m + n; rank++) {
    for (let k = Math.min(m, rank + 1); k >= 1; k--) {
      const add = rank - (k - 1);
      const [to, from] = [ways[k], ways[k - 1]];
      if (!to || !from || add > n) continue;
      for (let s = to.length - 1; s >= add; s--) to[s] = (to[s] ?? 0) + (from[s - add] ?? 0);
    }
  }
  const last = ways[m] ?? new Float64Array();
  const all = last.reduce((sum, count) => sum + count, 0);
  return last.subarray(0, Math.floor(u) + 1).reduce((sum, count) => sum + count, 0) / all;
}
