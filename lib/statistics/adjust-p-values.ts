/**
 * P values of many comparisons, adjusted so that of those kept below a level at most that share is expected to be
 * chance (false discovery rate), in the order given.
 * Source: Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300; as R's `p.adjust(method = "BH")`.
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [from, { p, index }] of order.entries()) {
    const rank = pValues.length - from;
    least = Math.min(least, (p * pValues.length) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}
