import { expect, test } from 'vitest';
import { reachedThreshold, thresholdBands } from './threshold-tone';

const THRESHOLDS = [
  { from: 5, tone: 'error' },
  { from: 0, tone: 'ok' },
  { from: 1, tone: 'warn' },
] as const;

test('a value has reached the highest threshold that is not above it, in whatever order they stand', () => {
  expect(reachedThreshold(0.5, THRESHOLDS)?.tone).toBe('ok');
  expect(reachedThreshold(1, THRESHOLDS)?.tone).toBe('warn');
  expect(reachedThreshold(99, THRESHOLDS)?.tone).toBe('error');
  expect(reachedThreshold(-1, THRESHOLDS)).toBeNull();
  expect(reachedThreshold(null, THRESHOLDS)).toBeNull();
});

test('on an axis each rules up to the next, within the axis', () => {
  expect(thresholdBands(THRESHOLDS, [0, 3])).toEqual([
    { tone: 'ok', from: 0, to: 1 },
    { tone: 'warn', from: 1, to: 3 },
  ]);
});
