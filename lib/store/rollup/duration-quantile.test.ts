import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationPlace } from './duration-place';
import { durationQuantileMs, QUANTILE_ERROR } from './duration-quantile';
import { emptySum } from './red-sum';

const durations = fc.array(fc.bigInt(2_000n, 800_000_000_000n), { minLength: 1, maxLength: 60 });

it('is never off by more than it says', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.01, 0.5, 0.95, 0.99, 1), (all, q) => {
      const sum = emptySum();
      for (const ns of all) sum.durations[durationPlace(ns)] = (sum.durations[durationPlace(ns)] ?? 0) + 1;
      const sorted = all.map(Number).sort((a, b) => a - b);
      const exact = (sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? 0) / 1e6;
      const told = durationQuantileMs(sum, q) ?? 0;
      expect(Math.max(told / exact, exact / told)).toBeLessThan(1 + QUANTILE_ERROR + 0.001);
    }),
  );
});

it('is far closer where durations are spread over their class, and none without any', () => {
  const sum = emptySum();
  // An octave, so that no class is half filled.
  for (let ns = 131_072_000; ns < 262_144_000; ns += 10_000) {
    const place = durationPlace(BigInt(ns));
    sum.durations[place] = (sum.durations[place] ?? 0) + 1;
  }
  expect(Math.abs((durationQuantileMs(sum, 0.5) ?? 0) / 196.6 - 1)).toBeLessThan(0.01);
  expect(Math.abs((durationQuantileMs(sum, 0.95) ?? 0) / 255.6 - 1)).toBeLessThan(0.01);
  expect(durationQuantileMs(emptySum(), 0.5)).toBeNull();
});
