import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DURATION_PLACES, durationPlace, PLACE_FLOORS } from './duration-place';

it('puts a duration into its quarter octave of microseconds', () => {
  expect([0n, -5n, 1n, 999n, 1_000n, 1_189n, 1_190n, 2_000n, 4_000n].map(durationPlace)).toEqual([
    0, 0, 0, 0, 0, 0, 1, 4, 8,
  ]);
  expect(durationPlace(1_000_000_000n)).toBe(Math.floor(4 * Math.log2(1e6)));
  expect(durationPlace(2n ** 62n)).toBe(DURATION_PLACES - 1);
});

it('changes place exactly at the floors that PostgreSQL is given', () => {
  for (const [at, floor] of PLACE_FLOORS.entries()) {
    expect(durationPlace(floor)).toBe(at + 1);
    expect(durationPlace(floor - 1n)).toBe(at);
  }
});

it('never falls as durations grow', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 50n), fc.bigInt(0n, 2n ** 50n), (a, b) => {
      expect(durationPlace(a) <= durationPlace(b)).toBe(a <= b || durationPlace(a) === durationPlace(b));
    }),
  );
});
