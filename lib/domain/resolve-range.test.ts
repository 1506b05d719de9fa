import { expect, it } from 'vitest';
import { parseIsoNs } from '../time/iso';
import { previousRange } from '../time/time-range';
import { describeRange, resolveRange } from './resolve-range';

const now = parseIsoNs('2026-11-22T08:30:00.000000123Z') ?? 0n;
const range = (from: string, to: string) => describeRange(resolveRange(from, to, now));

it('reads date math, ISO 8601 and epoch numbers, to the nanosecond', () => {
  expect(range('now-1h', 'now')).toEqual({
    from: '2026-11-22T07:30:00.000000123Z',
    to: '2026-11-22T08:30:00.000000123Z',
  });
  expect(range('2026-11-22', '1795336200000')).toEqual({
    from: '2026-11-22T00:00:00.000000000Z',
    to: '2026-11-22T08:30:00.000000000Z',
  });
});

it('takes a rounded end to the end of its unit', () => {
  expect(range('now/d', 'now/d')).toEqual({
    from: '2026-11-22T00:00:00.000000000Z',
    to: '2026-11-23T00:00:00.000000000Z',
  });
});

it('cuts ranges to what 64 bits of nanoseconds hold, with the equally long period before', () => {
  const all = resolveRange('now-99999w', 'now+99999w', now);
  expect(describeRange(all)).toMatchObject({
    from: expect.stringMatching(/^1900-/),
    to: expect.stringMatching(/^2110-01-01T00:00:00\.0/),
  });
  expect(resolveRange('1600-01-01', '2300-01-01', now)).toEqual(all);
  const before = previousRange(all);
  for (const ns of [before.fromNs, all.toNs - all.fromNs]) expect(BigInt.asIntN(64, ns)).toBe(ns);
});

it.each([
  ['now', 'now', /later than/],
  ['now', 'now-1h', /later than/],
  ['2300-01-01', '2400-01-01', /later than/],
  ['yesterday', 'now', /"from" is not a time: yesterday.*now-1h/],
  ['now-1h', '', /"to" is not a time/],
])('refuses %s to %s and says what works', (from, to, message) => {
  expect(() => resolveRange(from, to, now)).toThrow(message);
});
