import { describe, expect, test } from 'vitest';
import { tickBase } from './tick-base';
import { valueScale } from './value-scale';

const LINEAR = { min: null, max: null, scale: 'linear' } as const;

describe('a linear axis', () => {
  test('begins at zero and ends at a round number at or above all values', () => {
    const { domain, ticks } = valueScale([3, 97], LINEAR, 200);
    expect(domain).toEqual([0, 100]);
    expect(ticks.map(({ value }) => value)).toEqual([20, 40, 60, 80, 100]);
  });

  test('is round in minutes, hours and days where durations are so long', () => {
    const ns = { unit: 'ns', suffix: '', decimals: null } as const;
    const minutes = (high: number, format: Parameters<typeof tickBase>[0]) =>
      valueScale([high], LINEAR, 200, [], (size) => tickBase(format, size)).ticks.map(({ value }) => value);
    expect(minutes(31 * 60e9, ns)).toEqual([5, 10, 15, 20, 25, 30, 35].map((count) => count * 60e9));
    expect(minutes(3 * 3_600, { ...ns, unit: 's' }).every((value) => value % 1_800 === 0)).toBe(true);
    // Shorter ones and all other numbers are decimal.
    expect(minutes(0.9e9, ns)).toEqual([0.2e9, 0.4e9, 0.6e9, 0.8e9, 1e9]);
    expect(minutes(97, { ...ns, unit: 'none' })).toEqual([20, 40, 60, 80, 100]);
  });

  test('keeps the ends that were set, and holds values beyond them at its edges', () => {
    const scale = valueScale([5, 500], { min: 10, max: 50, scale: 'linear' }, 200);
    expect(scale.domain).toEqual([10, 50]);
    expect(scale.yOf(500)).toBe(scale.yOf(50));
    expect(scale.yOf(5)).toBe(200);
  });

  test('an end below the other does not turn it over', () => {
    const scale = valueScale([5], { min: 100, max: 1, scale: 'linear' }, 200);
    expect(scale.yOf(100)).toBeGreaterThan(scale.yOf(101));
  });

  test('reaches to a threshold near the values, but is not flattened by one far off', () => {
    expect(valueScale([80], LINEAR, 200, [100]).domain[1]).toBeGreaterThanOrEqual(100);
    expect(valueScale([80], LINEAR, 200, [10_000]).domain[1]).toBeLessThan(200);
  });

  test('whole numbers are not labelled in halves; others are', () => {
    expect(valueScale([0, 1, 2], LINEAR, 300).ticks.map(({ value }) => value)).toEqual([1, 2]);
    expect(valueScale([0, 0.5, 2], LINEAR, 150).ticks.map(({ value }) => value)).toContain(0.5);
  });

  test('without any value it still has an axis', () => {
    expect(valueScale([], LINEAR, 200).domain).toEqual([0, 1]);
  });
});

describe('a log axis', () => {
  const LOG = { min: null, max: null, scale: 'log' } as const;

  test('a tenfold is as far at the foot as at the top, and zero is on it', () => {
    const { yOf } = valueScale([0, 1, 10, 100_000], LOG, 300);
    const low = yOf(100) - yOf(1_000);
    const high = yOf(10_000) - yOf(100_000);
    expect(Math.abs(low - high)).toBeLessThan(3);
    expect(yOf(0)).toBe(300);
  });

  test('its labels are powers of ten', () => {
    const { ticks } = valueScale([1, 1_000], LOG, 300);
    expect(ticks.map(({ value }) => value)).toEqual([1, 10, 100, 1_000]);
  });
});
