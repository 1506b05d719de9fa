import { expect, it } from 'vitest';
import { RateWindow } from './rate-window';

it('averages over the time it has run, then over the last minute, and forgets', () => {
  let nowMs = 1_000_000;
  const rate = new RateWindow(() => nowMs);
  rate.add(30);
  expect(rate.perSecond()).toBe(30);
  nowMs += 29_000;
  rate.add(30);
  expect(rate.perSecond()).toBe(2);
  nowMs += 31_000;
  expect(rate.perSecond()).toBe(30 / 60);
  nowMs += 3_600_000;
  expect(rate.perSecond()).toBe(0);
});
