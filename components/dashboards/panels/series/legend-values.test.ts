import { expect, test } from 'vitest';
import { legendValue } from './legend-values';

const WHOLE = { fromMs: 0, toMs: 50, startsMs: [0, 10, 20, 30, 40], stepMs: 10 };
const series = { points: [4, null, 1, 7, null], value: 12.5 };

test('what the legend says leaves gaps out', () => {
  expect(legendValue(series, 'last', WHOLE)).toBe(7);
  expect(legendValue(series, 'min', WHOLE)).toBe(1);
  expect(legendValue(series, 'max', WHOLE)).toBe(7);
  expect(legendValue(series, 'avg', WHOLE)).toBe(4);
});

test('the total is of the whole range as it was measured, not a sum of intervals', () => {
  expect(legendValue(series, 'total', WHOLE)).toBe(12.5);
});

test('without a value there is nothing to say', () => {
  const none = { points: [null, null], value: null };
  for (const what of ['last', 'min', 'avg', 'max', 'total'] as const)
    expect(legendValue(none, what, WHOLE)).toBeNull();
});

test('an interval that the range cuts is neither the newest nor the lowest, but may be the highest', () => {
  const cut = { ...WHOLE, fromMs: 5, toMs: 41 };
  const counts = { points: [1, 20, 30, 20, 2], value: 73 };
  expect(legendValue(counts, 'last', cut)).toBe(20);
  expect(legendValue(counts, 'min', cut)).toBe(20);
  expect(legendValue(counts, 'avg', cut)).toBeCloseTo(70 / 3);
  expect(legendValue({ ...counts, points: [90, 20, 30, 20, 2] }, 'max', cut)).toBe(90);
  expect(legendValue({ points: [4, null, null, null, 3], value: 7 }, 'last', cut)).toBe(3);
});

test('of wider intervals each counts once', () => {
  const own = {
    times: { fromMs: 0, toMs: 50, startsMs: [0, 40], stepMs: 40 },
    points: [6, 3],
    at: [0, 0, 0, 0, 1],
  };
  expect(legendValue({ points: [6, 6, 6, 6, 3], value: 9, own }, 'avg', WHOLE)).toBe(6);
  const whole = { ...own, times: { ...own.times, toMs: 80 } };
  expect(legendValue({ points: [6, 6, 6, 6, 3], value: 9, own: whole }, 'avg', WHOLE)).toBe(4.5);
});
