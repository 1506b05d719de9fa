import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberFormat, UNITS } from '../contracts/dashboard/number-format';
import { formatNumber, formatNumberParts } from './format-number';

const as = (unit: NumberFormat['unit'], decimals: number | null = null, suffix = ''): NumberFormat => ({
  unit,
  suffix,
  decimals,
});

describe('formatNumber', () => {
  it.each<[number | null, NumberFormat, string]>([
    [null, as('ms'), '–'],
    [Number.NaN, as('none'), '–'],
    [Number.POSITIVE_INFINITY, as('percent'), '–'],
    [0, as('none'), '0'],
    [-0, as('none'), '0'],
    [-0, as('none', 2), '0.00'],
    [-0.001, as('none', 1), '0.0'],
    [1284, as('none'), '1,284'],
    [-1284, as('none'), '−1,284'],
    [9999, as('none'), '9,999'],
    [12_345, as('none'), '12.3k'],
    [999_960, as('none'), '1M'],
    [4_100_000_000, as('none'), '4.1G'],
    [1e30, as('none'), '1e15P'],
    [0.5, as('none'), '0.5'],
    [1.23456, as('none'), '1.23'],
    [0.00012345, as('none'), '0.00012'],
    [1e-12, as('none'), '1e−12'],
    [1.5, as('none', 0), '2'],
    [12.3, as('percent'), '12.3 %'],
    [0.004, as('percent'), '0.004 %'],
    [0.123, as('share'), '12.3 %'],
    [100, as('percent'), '100 %'],
    [870, as('ns'), '870 ns'],
    [12_400, as('ns'), '12.4 µs'],
    [3_210_000, as('ns'), '3.21 ms'],
    [999_960_000, as('ns'), '1 s'],
    [1_500_000_000, as('ns'), '1.5 s'],
    [90, as('s'), '1.5 min'],
    [7_200_000, as('ms'), '2 h'],
    [0.5, as('ms'), '500 µs'],
    [250, as('us'), '250 µs'],
    [-3, as('ms'), '−3 ms'],
    [0, as('ns'), '0 ns'],
    [512, as('bytes'), '512 B'],
    [1500, as('bytes'), '1.5 kB'],
    [12_300_000, as('bytes', 2), '12.30 MB'],
    [3.456, as('per_second'), '3.46 /s'],
    [25_000, as('per_second'), '25k/s'],
    [5, as('ns', null, 'points'), '5 points'],
    [1_500_000, as('ns', null, 'dies'), '1.5 M dies'],
    [0.25, as('share', null, 'of 100'), '25 of 100'],
  ])('%s as %o is %s', (value, format, text) => expect(formatNumber(value, format)).toBe(text));

  it('gives the figure and its unit apart', () => {
    expect(formatNumberParts(3_210_000, as('ns'))).toEqual({ number: '3.21', unit: 'ms' });
    expect(formatNumberParts(12_345, as('none'))).toEqual({ number: '12.3', unit: 'k' });
    expect(formatNumberParts(null, as('ns'))).toEqual({ number: '–', unit: '' });
  });

  it('of any number is short, and never says zero of what is not, unless asked for so few decimals', () => {
    const format = fc.record({
      unit: fc.constantFrom(...UNITS),
      suffix: fc.constant(''),
      decimals: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e290, max: 1e290 }), format, (value, how) => {
        const text = formatNumber(value, how);
        expect(text.length).toBeLessThan(20);
        expect(text).not.toContain('NaN');
        if (value !== 0) expect(text).toMatch(/[1-9]/);
        expect(text.startsWith('−')).toBe(value < 0);
      }),
    );
  });
});
