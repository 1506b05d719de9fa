import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from './adjust-p-values';
import { bootstrapWeights } from './bootstrap-weights';
import { effectiveRates } from './effective-rate';
import { fisherExact } from './fisher-exact';
import { mannWhitney } from './mann-whitney';
import { normalQuantile, normalTail } from './normal-distribution';
import { rateDifference, rateExceeds } from './rate-difference';
import { changeExceeds, changeInterval, ratioChange } from './ratio-change';
import { quantile, sortValues, weightedQuantiles } from './weighted-quantile';

const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the normal distribution', () => {
  it('agrees with its tables, far out too', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 7);
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 7);
    expect(normalTail(-1)).toBeCloseTo(0.8413447, 6);
    expect(normalTail(6) / 9.865876e-10).toBeCloseTo(1, 5);
    expect(normalQuantile(0.025)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.95)).toBeCloseTo(-1.644854, 5);
  });
});

describe('Mann and Whitney', () => {
  it('gives the exact shares of small samples', () => {
    // SciPy: mannwhitneyu(…, method='exact')
    expect(mannWhitney([1, 2, 3], [4, 5, 6])).toEqual({ pValue: expect.closeTo(0.1, 10), superiority: 1 });
    expect(mannWhitney([1, 2, 5], [3, 4, 6, 7]).pValue).toBeCloseTo(0.2285714, 6);
    expect(mannWhitney([4, 5, 6], [1, 2, 3]).superiority).toBe(0);
  });

  it('gives the normal approximation with ties and for large samples', () => {
    // SciPy: mannwhitneyu(…, method='asymptotic')
    expect(mannWhitney([1, 1, 2, 3, 4, 4], [2, 3, 4, 5, 5, 6]).pValue).toBeCloseTo(0.0881261751, 6);
    const a = run(0, 59).map((i) => (i * 37) % 101);
    const b = run(0, 44).map((i) => ((i * 53) % 113) + 6);
    expect(mannWhitney(a, b).pValue).toBeCloseTo(0.0528442105, 6);
    expect(mannWhitney(b, a).superiority).toBeCloseTo(1050.5 / 2700, 10);
    expect(mannWhitney(run(1, 30), run(31, 60)).pValue).toBeLessThan(1e-9);
    expect(mannWhitney([], [1]).pValue).toBe(1);
    expect(mannWhitney([3, 3, 3], [3, 3, 3])).toEqual({ pValue: 1, superiority: 0.5 });
  });

  it('mirrors when the sides are swapped, and sees nothing between equal samples', () => {
    const sample = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [there, back] = [mannWhitney(a, b), mannWhitney(b, a)];
        expect(back.pValue).toBeCloseTo(there.pValue, 9);
        expect(back.superiority).toBeCloseTo(1 - there.superiority, 9);
        expect(mannWhitney(a, a).pValue).toBeGreaterThan(0.9);
      }),
    );
  });
});

describe('Fisher', () => {
  it('agrees with the lady tasting tea and with other known tables', () => {
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(0.4857143, 6);
    // SciPy: fisher_exact([[1, 9], [11, 3]]), fisher_exact([[12, 488], [31, 469]])
    expect(fisherExact(1, 10, 11, 14)).toBeCloseTo(0.0027594562, 9);
    expect(fisherExact(12, 500, 31, 500)).toBeCloseTo(0.0044763812, 9);
    expect(fisherExact(0, 50, 0, 60)).toBe(1);
    expect(fisherExact(5, 500, 75, 500)).toBeLessThan(1e-12);
  });
});

describe('many comparisons', () => {
  it('adjusts as Benjamini and Hochberg do', () => {
    // SciPy: false_discovery_control([0.01, 0.04, 0.03, 0.005])
    const adjusted = adjustPValues([0.01, 0.04, 0.03, 0.005]);
    for (const [at, value] of [0.02, 0.04, 0.04, 0.02].entries()) expect(adjusted[at]).toBeCloseTo(value, 10);
    expect(adjustPValues([])).toEqual([]);
  });

  it('never lowers a p value and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const adjusted = adjustPValues(ps);
        ps.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          ps.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
          });
        });
      }),
    );
  });
});

describe('rates', () => {
  it('gives the intervals of Newcombe’s own examples', () => {
    // Newcombe 1998, table II, method 10: 56/70 - 48/80 and 10/10 - 0/20.
    const wide = rateDifference({ hits: 48, of: 80 }, { hits: 56, of: 70 }, 0.05);
    expect(wide.low).toBeCloseTo(0.0524, 4);
    expect(wide.high).toBeCloseTo(0.3339, 4);
    const sure = rateDifference({ hits: 0, of: 20 }, { hits: 10, of: 10 }, 0.05);
    expect(sure.low).toBeCloseTo(0.6791, 4);
    expect(sure.high).toBeCloseTo(1, 4);
  });

  it('says at which level a limit is passed, in agreement with the interval', () => {
    const [a, b] = [
      { hits: 48, of: 80 },
      { hits: 56, of: 70 },
    ];
    const p = rateExceeds(a, b, 0.05);
    expect(rateDifference(a, b, 2 * p).low).toBeCloseTo(0.05, 6);
    expect(rateExceeds(a, b, 0.5)).toBe(1);
  });
});

describe('rates of calls that fail together', () => {
  const calls = (of: number, failing: (at: number) => boolean) =>
    run(1, 40).map((at) => ({ hits: failing(at) ? of : 0, of }));

  it('counts ten calls that always fail together as one', () => {
    const { a, b } = effectiveRates(
      calls(10, () => false),
      calls(10, (at) => at % 4 === 0),
    );
    expect(b.of).toBeCloseTo(39, 5);
    expect(b.hits / b.of).toBeCloseTo(0.25, 10);
    expect(a.of).toBeCloseTo(39, 5);
  });

  it('leaves single calls nearly as they are', () => {
    const { a } = effectiveRates(
      calls(1, (at) => at % 4 === 0),
      calls(1, (at) => at % 2 === 0),
    );
    expect(a.of).toBeGreaterThan(38);
  });
});

describe('quantiles and their change', () => {
  it('weighs units as often as they are drawn', () => {
    const sorted = sortValues([10, 30, 20].map((value, unit) => ({ value, unit })));
    expect(quantile(sorted.values, 0.5)).toBe(20);
    expect(weightedQuantiles(sorted, Uint16Array.from([0, 3, 0]), [0.1, 0.5])).toEqual([30, 30]);
    expect(weightedQuantiles(sorted, Uint16Array.from([1, 1, 1]), [0.5, 0.95])).toEqual([20, 30]);
    expect(weightedQuantiles(sorted, Uint16Array.from([0, 0, 0]), [0.5])).toEqual([Number.NaN]);
  });

  it('draws every unit once on average and the same way each time', () => {
    const rounds = bootstrapWeights(50, 40, 7);
    for (const weights of rounds) expect(weights.reduce((sum, n) => sum + n, 0)).toBe(50);
    expect(bootstrapWeights(50, 40, 7)).toEqual(rounds);
  });

  it('says how much more, how sure, and whether a limit is passed', () => {
    const resampled = run(-10, 10).map((step) => ({ a: 100, b: 150 + step }));
    const risen = ratioChange(100, 150, resampled);
    expect(risen.change).toBeCloseTo(0.5);
    const interval = changeInterval(risen, 0.05);
    expect(interval?.low).toBeGreaterThan(0.35);
    expect(interval?.high).toBeLessThan(0.65);
    expect(changeExceeds(risen, 0.1)).toBeLessThan(0.001);
    expect(changeExceeds(risen, 0.49)).toBeGreaterThan(0.3);
    expect(changeExceeds(risen, 0.6)).toBe(1);
    expect(changeInterval(ratioChange(0, 5, resampled), 0.05)).toBeNull();
  });
});
