/** Whole numbers in the proportion of `parts` that add up to `total`. Source: largest remainders (Hamilton). */
export function apportion(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return parts.map(() => 0);
  const shares = parts.map((part) => (part * total) / sum);
  const whole = shares.map(Math.floor);
  const missing = total - whole.reduce((all, part) => all + part, 0);
  shares
    .map((share, at) => ({ at, left: share - Math.floor(share) }))
    .sort((a, b) => b.left - a.left || a.at - b.at)
    .slice(0, missing)
    .forEach(({ at }) => {
      whole[at] = (whole[at] ?? 0) + 1;
    });
  return whole;
}
