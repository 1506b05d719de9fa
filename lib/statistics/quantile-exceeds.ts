import { effectiveRates } from './effective-rate';
import { fisherMore } from './fisher-exact';
import { quantile, type SortedValues } from './weighted-quantile';

/**
 * How likely it is, were the quantile of `b` in truth at most `factor` times that of `a`, that so many values of `b` lie
 * above it (one-sided). Exact for any distribution, ties make it more careful; calls of one unit count as effective ones.
 * Source: B. Epstein, Ann. Math. Statist. 25 (1954) 762-768 (exceedances), whose tail is that of Fisher's test.
 */
export function quantileExceeds(a: SortedValues, b: SortedValues, share: number, factor: number): number {
  const limit = quantile(a.values, share);
  if (a.values.length === 0 || quantile(b.values, share) <= limit * factor) return 1;
  const rates = effectiveRates(
    countByUnit(a, (value) => value >= limit),
    countByUnit(b, (value) => value > limit * factor),
  );
  const effect = a.values.length / rates.a.of;
  // By rank and not by value: where many values equal the limit, fewer than these lie above it.
  const above = a.values.length - Math.max(1, Math.ceil(share * a.values.length));
  return fisherMore(
    Math.ceil(above / effect),
    Math.round(rates.a.of),
    Math.floor(rates.b.hits),
    Math.round(rates.b.of),
  );
}

function countByUnit({ values, units }: SortedValues, isHit: (value: number) => boolean) {
  const counts = new Map<number, { hits: number; of: number }>();
  for (const [at, unit] of units.entries()) {
    const count = counts.get(unit) ?? { hits: 0, of: 0 };
    count.of++;
    if (isHit(values[at] ?? 0)) count.hits++;
    counts.set(unit, count);
  }
  return [...counts.values()];
}
