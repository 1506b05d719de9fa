import { expect, test } from 'vitest';
import { axisFormat } from './axis-format';
import { labelWidth } from './label-width';
import { seriesText } from './series-text';

const NS = { unit: 'ns', suffix: '', decimals: null } as const;
const PERCENT = { unit: 'percent', suffix: '', decimals: null } as const;

test('a number reads as its series says, marked where it is not exact', () => {
  expect(seriesText({ format: NS, isApproximate: true }, 12_300_000)).toBe('≈ 12.3 ms');
  expect(seriesText({ format: NS, isApproximate: false }, 12_300_000)).toBe('12.3 ms');
  // Nothing is exactly nothing.
  expect(seriesText({ format: NS, isApproximate: true }, null)).toBe('–');
});

test('an axis reads as its series where they agree, else as the panel', () => {
  expect(axisFormat([{ format: NS }, { format: NS }], PERCENT)).toEqual(NS);
  expect(axisFormat([{ format: NS }, { format: PERCENT }], PERCENT)).toEqual(PERCENT);
  expect(axisFormat([], PERCENT)).toEqual(PERCENT);
});

test('the room beside an axis fits its widest label, and stays while digits come and go', () => {
  expect(labelWidth([])).toBe(0);
  expect(labelWidth(['0', '1,000,000'])).toBeGreaterThan(labelWidth(['0', '10']));
  expect(labelWidth(['10', '20'])).toBe(labelWidth(['60', '80']));
  expect(labelWidth(['8'])).toBe(labelWidth(['10']));
});
