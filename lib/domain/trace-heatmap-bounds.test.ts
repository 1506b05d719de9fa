import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PLACE_BOUNDS, placeOf, planRows } from './trace-heatmap-bounds';

const place = fc.integer({ min: 0, max: PLACE_BOUNDS.length - 1 });

test('a duration lies within the bounds of its place', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (ns) => {
      const at = placeOf(ns);
      expect(PLACE_BOUNDS[at] ?? ns).toBeLessThanOrEqual(ns);
      const next = PLACE_BOUNDS[at + 1];
      if (next !== undefined) expect(next).toBeGreaterThan(ns);
    }),
  );
});

test('rows cover every place between the least and the most, each once, and are no more than asked for', () => {
  fc.assert(
    fc.property(place, place, fc.integer({ min: 4, max: 120 }), (a, b, rows) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)];
      const { bounds, rowOf } = planRows(least, most, rows);
      expect(bounds.length - 1).toBeLessThanOrEqual(rows);
      expect(rowOf(least)).toBeGreaterThanOrEqual(0);
      expect(rowOf(most)).toBeLessThan(bounds.length - 1);
      for (let at = least; at <= most; at++) {
        const from = PLACE_BOUNDS[at] ?? 0n;
        const row = rowOf(at);
        expect(bounds[row]).toBeLessThanOrEqual(from);
        expect(bounds[row + 1]).toBeGreaterThan(from);
      }
    }),
  );
});

test('a millisecond and its double are four places apart', () => {
  expect(placeOf(2_000_000n) - placeOf(1_000_000n)).toBe(4);
});
