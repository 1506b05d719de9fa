import type { Rate } from './rate-difference';

/** Hits and tries of one unit, the calls of one trace. */
export type UnitRate = Rate;

/**
 * The rates of two sides with their tries cut down to how many independent ones they are worth: calls of one trace fail
 * together, and counted singly they would look surer than they are. The rate itself stays.
 * Source: J. N. K. Rao, A. J. Scott, Biometrics 48 (1992) 577-585 (a pooled design effect).
 */
export function effectiveRates(a: readonly UnitRate[], b: readonly UnitRate[]): { a: Rate; b: Rate } {
  const effect = Math.max(1, designEffect(a), designEffect(b));
  const shrink = (units: readonly UnitRate[]) => {
    const { hits, of } = total(units);
    return { hits: hits / effect, of: of / effect };
  };
  return { a: shrink(a), b: shrink(b) };
}

/** How many times the variance of independent tries the rate's variance over units is; 1 where it cannot be told. */
function designEffect(units: readonly UnitRate[]): number {
  const { hits, of } = total(units);
  const rate = of === 0 ? 0 : hits / of;
  const n = units.length;
  if (n < 2 || rate <= 0 || rate >= 1) return 1;
  const squares = units.reduce((sum, unit) => sum + (unit.hits - rate * unit.of) ** 2, 0);
  return (squares * n) / ((n - 1) * of * rate * (1 - rate));
}

function total(units: readonly UnitRate[]): Rate {
  return units.reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), {
    hits: 0,
    of: 0,
  });
}
