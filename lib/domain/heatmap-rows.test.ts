import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planHeatmapRows } from './heatmap-rows';

const number = fc.double({ noNaN: true, min: -1e12, max: 1e12 });

describe('planHeatmapRows', () => {
  it('has a row for every number, and no more rows than were asked for', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 2, max: 60 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (numbers, most, scale) => {
          const positive = numbers.filter((n) => n > 0);
          const spread = {
            min: Math.min(...numbers),
            max: Math.max(...numbers),
            minPositive: positive.length > 0 ? Math.min(...positive) : null,
          };
          const { bounds, hasBelow } = planHeatmapRows(spread, most, scale);
          const rows = bounds.length - 1 + (hasBelow ? 1 : 0);
          expect(rows).toBeGreaterThan(0);
          expect(rows).toBeLessThanOrEqual(most);
          expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
          expect(new Set(bounds).size).toBe(bounds.length);
          const [first = 0, last = 0] = [bounds[0], bounds.at(-1)];
          const lost = numbers.filter((n) => (n < first ? !hasBelow : n >= last && bounds.length > 1));
          expect(lost).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('begins rows at numbers that read well', () => {
    expect(planHeatmapRows({ min: 3, max: 97, minPositive: 3 }, 10, 'linear').bounds).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    expect(planHeatmapRows({ min: 0.12, max: 0.19, minPositive: 0.12 }, 4, 'linear').bounds).toEqual([
      0.12, 0.14, 0.16, 0.18, 0.2,
    ]);
    expect(planHeatmapRows({ min: 2, max: 900, minPositive: 2 }, 4, 'log').bounds).toEqual([
      1, 10, 100, 1_000,
    ]);
  });

  it('has one row for what has no logarithm', () => {
    expect(planHeatmapRows({ min: -5, max: 90, minPositive: 11 }, 4, 'log')).toEqual({
      bounds: [10, 21.5, 46.4, 100],
      hasBelow: true,
    });
    expect(planHeatmapRows({ min: -5, max: 0, minPositive: null }, 4, 'log').hasBelow).toBe(true);
  });
});
