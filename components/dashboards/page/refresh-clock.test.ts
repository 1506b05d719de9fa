import { expect, test } from 'vitest';
import { RefreshClock } from './refresh-clock';

const AT_REST = { seconds: 5, asked: 'first', loading: false, held: false };

test('a refresh waits for panels that load, and counts from when the last of them was there', () => {
  const clock = new RefreshClock(0, 'first');
  for (let nowMs = 1_000; nowMs <= 40_000; nowMs += 1_000)
    expect(clock.isDue({ ...AT_REST, nowMs, loading: true })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 44_000 })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 45_000 })).toBe(true);
  expect(clock.isDue({ ...AT_REST, nowMs: 46_000 })).toBe(false);
});

test('what was asked meanwhile is not asked again at once', () => {
  const clock = new RefreshClock(0, 'first');
  expect(clock.isDue({ ...AT_REST, nowMs: 6_000, asked: 'zoomed' })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 10_000, asked: 'zoomed' })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 11_000, asked: 'zoomed' })).toBe(true);
});

test('what was held back comes as soon as it may, and never without an interval', () => {
  const clock = new RefreshClock(0, 'first');
  expect(clock.isDue({ ...AT_REST, nowMs: 60_000, held: true })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 60_000, seconds: null })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 60_000, seconds: 0 })).toBe(false);
  expect(clock.isDue({ ...AT_REST, nowMs: 61_000 })).toBe(true);
});
