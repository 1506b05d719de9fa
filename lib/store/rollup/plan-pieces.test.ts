import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planPieces } from './plan-pieces';

const minute = fc.integer({ min: -5_000, max: 30_000_000 });
const length = fc.integer({ min: 0, max: 20_000 });
const step = fc.constantFrom(null, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 1440);

it('covers each minute once, and no bucket crosses a step', () => {
  fc.assert(
    fc.property(minute, length, step, (from, minutes, stepMinutes) => {
      const pieces = planPieces(from, from + minutes, stepMinutes);
      let at = from * 60;
      for (const piece of pieces) {
        expect(piece.from * piece.resolution).toBe(at);
        expect(piece.to).toBeGreaterThan(piece.from);
        if (stepMinutes !== null) expect((stepMinutes * 60) % piece.resolution).toBe(0);
        at = piece.to * piece.resolution;
      }
      expect(at).toBe((from + minutes) * 60);
    }),
  );
});

it('reads a day that begins anywhere from under sixty buckets', () => {
  fc.assert(
    fc.property(minute, (from) => {
      const buckets = planPieces(from, from + 1_440, null).reduce(
        (sum, piece) => sum + piece.to - piece.from,
        0,
      );
      expect(buckets).toBeLessThan(60);
    }),
  );
});
