import { describe, expect, it } from 'vitest';
import { rulerLabel, rulerTicks } from './ruler-ticks';

const S = 1e9;
const secondsOf = (from: number, to: number, count: number) =>
  rulerTicks({ fromNs: from * S, toNs: to * S }, count).map((ns) => ns / S);

describe('rulerTicks', () => {
  it('counts in tens below a minute', () => {
    expect(secondsOf(0, 0.2, 5)).toEqual([0, 0.05, 0.1, 0.15]);
  });

  it('counts in whole minutes over an hour, never 8 m 20 s', () => {
    expect(secondsOf(0, 3600.035, 7)).toEqual([0, 600, 1200, 1800, 2400, 3000, 3600]);
  });

  it('starts at a round mark in a zoomed view and stays inside it', () => {
    expect(secondsOf(100, 400, 5)).toEqual([120, 180, 240, 300, 360]);
  });

  it('keeps the number of marks near what was asked, whatever the length', () => {
    for (let seconds = 0.001; seconds < 1e7; seconds *= 1.7)
      for (const count of [2, 5, 10]) {
        const { length } = secondsOf(0, seconds, count);
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(count * 2 + 1);
      }
  });
});

it('leaves out zeros that say nothing', () => {
  expect(rulerLabel('25 m 00 s')).toBe('25 m');
  expect(rulerLabel('1 h 00 m')).toBe('1 h');
  expect(rulerLabel('1 m 30 s')).toBe('1 m 30 s');
  expect(rulerLabel('200 ms')).toBe('200 ms');
});
