import { describe, expect, test } from 'vitest';
import { parseIsoNs } from './iso';
import {
  absoluteRange,
  isRelativeRange,
  pinRange,
  rangeProblem,
  resolveRange,
  shiftRange,
  zoomOutRange,
} from './range-math';

const now = parseIsoNs('2026-11-22T10:00:00Z') ?? 0n;

describe('ranges of the time picker', () => {
  test('pinning makes a relative range absolute', () => {
    const pinned = pinRange({ from: 'now-1h', to: 'now' }, now);
    expect(pinned).toEqual({ from: '2026-11-22T09:00:00Z', to: '2026-11-22T10:00:00Z' });
    expect(isRelativeRange(pinned)).toBe(false);
  });

  test('an absolute range keeps every nanosecond it has, and no digit it does not need', () => {
    const range = absoluteRange(now + 250_000_000n, now + 1_000_000_001n);
    expect(range).toEqual({ from: '2026-11-22T10:00:00.250Z', to: '2026-11-22T10:00:01.000000001Z' });
    expect(resolveRange(range, now)).toEqual({ from: now + 250_000_000n, to: now + 1_000_000_001n });
  });

  test('shifting goes back by the width, and forward until now', () => {
    const back = shiftRange({ from: 'now-1h', to: 'now' }, -1, now);
    expect(back).toEqual({ from: '2026-11-22T08:00:00Z', to: '2026-11-22T09:00:00Z' });
    expect(shiftRange(back, 1, now)).toEqual({ from: 'now-1h', to: 'now' });
    const aMinuteLater = now + 60_000_000_000n;
    expect(shiftRange(back, 1, aMinuteLater)).toEqual({ from: 'now-1h', to: 'now' });
    const anHourLater = now + 3_600_000_000_000n;
    expect(shiftRange(back, 1, anHourLater)).toEqual({
      from: '2026-11-22T09:00:00Z',
      to: '2026-11-22T10:00:00Z',
    });
    expect(shiftRange(shiftRange(back, -1, now), 1, now)).toEqual(back);
  });

  test('zooming out doubles the width and stays at now', () => {
    expect(zoomOutRange({ from: 'now-1h', to: 'now' }, now)).toEqual({ from: 'now-2h', to: 'now' });
    expect(zoomOutRange({ from: '2026-11-22T02:00:00Z', to: '2026-11-22T04:00:00Z' }, now)).toEqual({
      from: '2026-11-22T01:00:00Z',
      to: '2026-11-22T05:00:00Z',
    });
  });

  test('problems are placed and say what to type', () => {
    expect(rangeProblem({ from: 'now-1h', to: 'now' }, now)).toBeNull();
    expect(rangeProblem({ from: 'yesterday', to: 'now' }, now)).toMatchObject({ field: 'from' });
    expect(rangeProblem({ from: 'now-1h', to: '2026-13-01' }, now)).toMatchObject({ field: 'to' });
    expect(rangeProblem({ from: 'now', to: 'now-1h' }, now)).toMatchObject({ field: 'to' });
    expect(rangeProblem({ from: 'now-500y', to: 'now' }, now)).toMatchObject({ field: 'from' });
  });

  test('an unreadable range is left alone', () => {
    const wrong = { from: 'soon', to: 'now' };
    expect(pinRange(wrong, now)).toBe(wrong);
    expect(shiftRange(wrong, -1, now)).toBe(wrong);
    expect(zoomOutRange(wrong, now)).toBe(wrong);
  });
});
